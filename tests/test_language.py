"""The language of a text that does not say it: by the letters that only one language has, and by everyday words."""

import pytest

from crawler.extraction.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Пором повернувся на північне озеро, і сотні людей прийшли її зустріти.", "uk"),
        ("Паром вернулся на северное озеро, и сотни людей пришли его встретить у причала.", "ru"),
        ("Фериботът се върна на северното езеро и стотици хора за пръв път дойдоха да го посрещнат.", "bg"),
        ("Паром вярнуўся на паўночнае возера, і сотні людзей прыйшлі яго сустрэць, бо ён быў патрэбны.", "be"),
        ("Přívoz je zpět na severním jezeře a lidé přišli, aby ho uvítali; podle obce jezdí šestkrát.", "cs"),
        ("Prom wrócił na północne jezioro, a setki ludzi przyszły na przystań, żeby go powitać.", "pl"),
        ("Kapal feri yang hilang itu kini kembali ke danau dan ratusan warga datang ke dermaga.", "id"),
        ("Chiếc phà đã trở lại hồ và hàng trăm người dân có mặt tại bến để chào đón.", "vi"),
        ("Il traghetto che non tornava da anni è di nuovo sul lago, con una banda e la scuola della città.", "it"),
        ("کشتی پس از ده سال به دریاچه بازگشت و گروهی از مردم با چای پذیرایی شدند؛ گزارش چاپ شد.", "fa"),
        ("عادت العبارة إلى البحيرة الشمالية بعد عشر سنوات، وجاء مئات الناس إلى الرصيف.", "ar"),
    ],
)
def test_a_text_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_foreign_name_makes_no_other_language() -> None:
    assert (
        language_of("The ferry of Łódź and the pier of Dvůr are in the news, and that was not for the first time.")
        == "en"
    )
