"""An archive to search: 45 invented articles about ferries."""

from pathlib import Path
from typing import Any

from archives import insert, insert_article, new_archive


def build_ferries(path: Path) -> Path:
    """Sections, years and people by turns; number 7 has no date, number 9 is in traditional characters."""
    conn = new_archive(path)
    with conn:
        outlets = [insert(conn, "outlets", host=f"pier{n}.example", name=f"Pier {n}") for n in (1, 2)]
        people = [insert(conn, "people", name=name) for name in ("苇一舟", "桨声")]
        for number in range(1, 46):
            columns: dict[str, Any] = {
                "section": ("民生", "交通", "天气")[number % 3],
                "source": "莲渡日报" if number % 2 else "Quay Post",
                "date_published": None
                if number == 7
                else f"{2020 + number % 4}-03-{1 + number % 28:02}T08:00:00+08:00",
                "language": "zh-Hant" if number == 9 else "zh-Hans",
                "outlet_id": outlets[number % 2],
            }
            word = "渡輪" if number == 9 else "渡轮"
            body = f"第{number}班{word}准点靠岸。" + ("渡轮渡轮" if number == 20 else "") + "雾散了。" * 30
            article = insert_article(conn, f"ferry{number}", f"早班消息 {number}", body, **columns)
            role = "editor" if number % 5 else "reporter"
            insert(conn, "credits", article_id=article, position=1, person_id=people[number % 2], role=role, raw=None)
    conn.close()
    return path
