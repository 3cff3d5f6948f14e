"""Captions: who took a picture leaves them, and a caption is told from the text around the picture."""

import pytest
from read import article_of

from crawler.items import Article

STORY = (
    "The ferry that vanished ten years ago is back on the northern lake, and hundreds of people came to the pier.",
    "Half of the repairs was paid by the town, the rest by fishermen, a school, and two bakers of the old quarter.",
    "From Monday on it crosses the lake six times a day, and the bell is rung by the children of the harbour school.",
)


def read(body: str) -> Article:
    html = f"<html><head><title>The ferry is back</title></head><body>{body}</body></html>"
    return article_of(html, "https://post.example/ferry-is-back")


def captioned(figure: str) -> list[tuple[str | None, str | None]]:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in STORY)
    article = read(f"<article><h1>The ferry is back</h1>{first}{figure}{''.join(rest)}</article>")
    assert article.paragraphs == STORY
    return [(image.caption, image.credit) for image in article.images]


@pytest.mark.parametrize(
    ("caption", "kept", "credit"),
    [
        ("The ferry in May. LP PHOTO: ANA RUIZ", "The ferry in May.", "ANA RUIZ"),
        ("The ferry at the pier.—White Star", "The ferry at the pier.", "White Star"),
        ("自习室的夜晚，来源：受访者供图", "自习室的夜晚", "受访者供图"),
        ("污染物排放，来源：工业废水占六成", "污染物排放，来源：工业废水占六成", None),
        ("The ferry in 1966 (University of Orsel Archives)", "The ferry in 1966", "University of Orsel Archives"),
        ("The ferry at night. (LNW Group/Brightwell)", "The ferry at night.", "LNW Group/Brightwell"),
        ("（左起）张三、李四在北港 王小明 摄", "（左起）张三、李四在北港 王小明 摄", "王小明"),
        ("《江边》剧照 王小明 摄", "《江边》剧照 王小明 摄", "王小明"),
        ("资料图：临溪大桥", "资料图：临溪大桥", None),
        (
            "Water lilies hang in the new wing (Harbour Museum)",
            "Water lilies hang in the new wing (Harbour Museum)",
            None,
        ),
        ("The runners (Team Sky/Ineos)", "The runners (Team Sky/Ineos)", None),
        ("Harry Kane for The Three Lions", "Harry Kane for The Three Lions", None),
        ("The ferry is built for The Lake Post", "The ferry is built for The Lake Post", None),
        ("Die Fähre am Steg. © Bernd Quast", "Die Fähre am Steg.", "Bernd Quast"),
        ("Паром у причала / Фото: Глеб Нарышев", "Паром у причала", "Глеб Нарышев"),
        ("Bến đò sáng thứ hai. Ảnh: <em>Hải Đăng</em>", "Bến đò sáng thứ hai.", "Hải Đăng"),
        ("Prom przy pomoście. Fot. Jan Nowak", "Prom przy pomoście.", "Jan Nowak"),
        ("İskeledeki vapur. Fotoğraf: Ece Arı", "İskeledeki vapur.", "Ece Arı"),
        ("Το πλοίο στο λιμάνι. Φωτογραφία: Νίκος Δέδες", "Το πλοίο στο λιμάνι.", "Νίκος Δέδες"),
        ("العبارة عند الرصيف. تصوير: سامي حداد", "العبارة عند الرصيف.", "سامي حداد"),
        ("Kapal di dermaga, Rabu (3/4/2024).(DOK. WARGA)", "Kapal di dermaga, Rabu (3/4/2024).", "WARGA"),
        ("渡輪停在碼頭。記者沈嵐青／攝影", "渡輪停在碼頭。", "沈嵐青"),
        ("선착장에 선 나룻배. 한여름 기자", "선착장에 선 나룻배.", "한여름"),
        ("Il traghetto al molo - RIPRODUZIONE RISERVATA", "Il traghetto al molo", None),
        ("A plot of land (document 3)", "A plot of land (document 3)", None),
        ("The ferry at its pier. (AP Photo/Mona Kettle, File)", "The ferry at its pier.", "AP Photo/Mona Kettle, File"),
        ("The ferry at its pier [File: Reuters]", "The ferry at its pier", "Reuters"),
        ("The ferry.<span>Credit...</span><span>Mona Kettle/The Post</span>", "The ferry.", "Mona Kettle/The Post"),
        ("The ferry on May 7, 2025. Photo by Mona S. Kettle /AP", "The ferry on May 7, 2025.", "Mona S. Kettle /AP"),
        ("The ferry. Mona Kettle for The Evening Post", "The ferry.", "Mona Kettle for The Evening Post"),
        ("The ferry. (Lake Rural: Mona Kettle)", "The ferry.", "Lake Rural: Mona Kettle"),
        ("The ferry. Courtesy of the Lake Museum", "The ferry.", "Courtesy of the Lake Museum"),
        (
            "A fisherman readies his boat on Sunday. —MONA KETTLE",
            "A fisherman readies his boat on Sunday.",
            "MONA KETTLE",
        ),
        ("O barco no cais - Rita Prates/Gazeta do Lago", "O barco no cais", "Rita Prates/Gazeta do Lago"),
        ("Die Fähre am Steg.<span>Bernd Quast/dpa</span>", "Die Fähre am Steg.", "Bernd Quast/dpa"),
        ("Le bac au ponton. MONA QUENTIN / AFP", "Le bac au ponton.", "MONA QUENTIN / AFP"),
        ("The minister told Reuters", "The minister told Reuters", None),
        ("Lake Institute - Laboratories for Boats", "Lake Institute - Laboratories for Boats", None),
        ("Photo: the ferry at its pier. (Anna and Ben)", "Photo: the ferry at its pier. (Anna and Ben)", None),
        ("▲渡轮停在码头。临溪大学供图", "渡轮停在码头。", "临溪大学"),
        ("渡轮停在码头。 临溪新闻记者 王小明 图", "渡轮停在码头。", "临溪新闻记者 王小明"),
        ("渡轮停在码头。图：受访者提供", "渡轮停在码头。", "受访者"),
        ("渡輪停在碼頭。（林澤銳攝）", "渡輪停在碼頭。", "林澤銳"),
        ("渡輪停在碼頭。記者廖雅琴／翻攝", "渡輪停在碼頭。", "廖雅琴"),
        ("渡轮停在码头（视频截图）", "渡轮停在码头（视频截图）", None),
        ("港のフェリー(2017/7/11撮影)", "港のフェリー(2017/7/11撮影)", None),
        ("渡轮停在码头 图/老秤", "渡轮停在码头", "老秤"),
        ("渡轮停在码头。临溪社记者 王小明 摄", "渡轮停在码头。", "临溪社记者 王小明"),
        ("渡轮停在码头【延时拍摄】", "渡轮停在码头【延时拍摄】", None),
        ("Getty Images", None, "Getty Images"),
        ("Foto: Bernd Quast", None, "Bernd Quast"),
    ],
)
def test_who_took_a_picture_leaves_its_caption(caption: str, kept: str | None, credit: str | None) -> None:
    assert captioned(f'<figure><img src="/1.jpg"><figcaption>{caption}</figcaption></figure>') == [(kept, credit)]


def test_a_caption_beside_a_picture_in_the_midst_of_bare_text_is_not_glued_to_it() -> None:
    photo = '<span class="photo_org"><img src="/1.jpg"><em class="img_desc">The ferry at its pier on Sunday</em></span>'
    article = read(f"<h1>The ferry is back</h1><article>{photo}{'<br><br>'.join(STORY)}</article>")
    assert article.paragraphs == STORY
    assert [image.caption for image in article.images] == ["The ferry at its pier on Sunday"]


def test_pictures_of_pages_made_for_phones_are_pictures() -> None:
    figure = '<amp-img src="/1.jpg" width="600"></amp-img><p class="dida">The ferry at its pier on Sunday</p>'
    assert captioned(figure) == [("The ferry at its pier on Sunday", None)]


LINE = "The ferry at its pier, with the band"


@pytest.mark.parametrize(
    "figure",
    [
        f'<div style="text-align:center"><img src="/1.jpg"><br>{LINE}</div>',
        f'<p><img src="/1.jpg"></p><p align="center">{LINE}</p>',
        f'<p><img src="/1.jpg"></p><center><p>{LINE}</p></center>',
    ],
)
def test_a_short_line_in_the_middle_below_a_picture_is_its_caption(figure: str) -> None:
    assert captioned(figure) == [(LINE, None)]


def test_of_pictures_that_all_have_a_shorter_line_below_these_are_the_captions() -> None:
    pictures = [f'<p><img src="/{number}.jpg"></p><p>{LINE} of town {number}.</p>' for number in (1, 2)]
    text = "".join(map("".join, zip((f"<p>{paragraph}</p>" for paragraph in STORY), [*pictures, ""], strict=True)))
    article = read(f"<article><h1>The ferry is back</h1>{text}</article>")
    assert article.paragraphs == STORY
    assert [image.caption for image in article.images] == [f"{LINE} of town {number}." for number in (1, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "<p>It crossed the lake at noon.</p>",
        '<p style="text-align:center">It rang. It sailed. Then it was gone again.</p>',
        '<p style="text-align:center"><b>Half of it was paid by the town</b></p>',
    ],
)
def test_other_lines_below_a_picture_stay_in_the_text(line: str) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in STORY)
    article = read(
        f'<article><h1>The ferry is back</h1>{first}<p><img src="/1.jpg"></p>{line}{"".join(rest)}</article>'
    )
    assert [image.caption for image in article.images] == [None]


def test_a_picture_right_below_a_text_is_kept_where_it_has_a_caption() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page = '<h1>The ferry is back</h1><div id="text">{}</div><table><tr><td><img src="/1.jpg"></td></tr>{}</table>'
    article = read(page.format(text, f'<tr><td class="picinfo">{LINE}</td></tr>'))
    assert [image.caption for image in article.images] == [LINE]
    assert read(page.format(text, f"<tr><td>{LINE}</td></tr>")).images == ()


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        (
            '<img data-srcset="/1.jpg 600w, /2.jpg 900w"><figcaption><span class="caption-text">The ferry</span> '
            '<span class="credit">(Image: Mona Kettle / SWNS)</span></figcaption>',
            "The ferry",
            "Mona Kettle / SWNS",
        ),
        (
            '<img src="/1.jpg"><figcaption>The ferry. <span class="credit">Photo by Mona Kettle </span>/AP'
            "</figcaption>",
            "The ferry.",
            "Mona Kettle /AP",
        ),
        (
            '<img src="/1.jpg"><div><span class="FigureCopyright"><span>Image source, </span>PA</span></div>'
            '<figcaption><span class="hidden">Image caption, </span>The ferry</figcaption>',
            "The ferry",
            "PA",
        ),
        (
            '<div class="img"><img src="/1.jpg"></div><div class="photocredit">Mona Kettle</div>'
            '<div class="photocaption">The ferry at its pier.</div>',
            "The ferry at its pier.",
            "Mona Kettle",
        ),
        (
            '<img src="/1.jpg"><figcaption><span>The ferry</span><span class="e-credit">'
            '<span class="e-credit-label">Credit</span>: Mona Kettle</span></figcaption>',
            "The ferry",
            "Mona Kettle",
        ),
    ],
)
def test_a_credit_in_an_element_of_its_own_is_no_part_of_the_caption(figure: str, caption: str, credit: str) -> None:
    assert captioned(f"<figure>{figure}</figure>") == [(caption, credit)]


@pytest.mark.parametrize(
    ("caption", "kept", "credit"),
    [
        ("The crowd in Orsel – Reuters", "The crowd in Orsel", "Reuters"),
        ("The harbour of Orsel / AFP", "The harbour of Orsel", "AFP"),
        ("The probe launched by NASA/ESA", "The probe launched by NASA/ESA", None),
        ("Das Vorbild: Ana Ruiz", "Das Vorbild: Ana Ruiz", None),
        ("Foto: Die neue Brücke über den See", "Foto: Die neue Brücke über den See", None),
        ("The town of Orsel (PA)", "The town of Orsel (PA)", None),
        (
            "Nurses march. Courtesy of the king, entry is free",
            "Nurses march. Courtesy of the king, entry is free",
            None,
        ),
    ],
)
def test_what_tells_of_the_picture_stays(caption: str, kept: str, credit: str | None) -> None:
    assert captioned(f'<figure><img src="/1.jpg"><figcaption>{caption}</figcaption></figure>') == [(kept, credit)]


def test_the_larger_of_several_pictures_and_no_placeholder_is_taken() -> None:
    article = read(
        f'<article><h1>The ferry is back</h1><p>{STORY[0]}</p><img src="/placeholder.gif" data-hi-src="/a.jpg">'
        f'<p>{STORY[1]}</p><img src="/blank.gif" data-srcset="/b40.jpg 40w, /b900.jpg 900w"><p>{STORY[2]}</p></article>'
    )
    assert [image.url for image in article.images] == ["https://post.example/a.jpg", "https://post.example/b900.jpg"]


def test_a_caption_that_is_called_a_credit_as_well_is_one() -> None:
    figure = '<figure><img src="/1.jpg"><figcaption class="caption credit">The pier at noon.</figcaption></figure>'
    assert captioned(figure) == [("The pier at noon.", None)]


def test_a_list_of_pictures_that_ends_in_a_comma_ends_nothing() -> None:
    figure = '<figure><img src="/blank.gif" data-full-srcset="/a.jpg 1x, "><figcaption>The pier</figcaption></figure>'
    assert captioned(figure) == [("The pier", None)]


def test_a_caption_stands_behind_the_picture_s_credit() -> None:
    figure = (
        '<figure><img src="/ferry.jpg"><div><div class="figure-credit">Ana Ruiz</div>'
        "<div>LP</div><figcaption>The ferry in May.</figcaption></div></figure>"
    )
    assert captioned(figure) == [("The ferry in May.", "Ana Ruiz")]
    figure = "<figure><img src='/ferry.jpg'><span>© Ana Ruiz</span><figcaption>The ferry in May.</figcaption></figure>"
    assert captioned(figure) == [("The ferry in May.", "Ana Ruiz")]


def test_the_description_of_a_picture_in_its_wrapper_is_its_caption() -> None:
    figure = '<div class="img_wrapper"><img src="/ferry.jpg"><span class="img_descr">The ferry in May</span></div>'
    assert captioned(figure) == [("The ferry in May", None)]


def test_the_line_below_a_picture_in_an_element_of_a_gallery_is_its_caption() -> None:
    said = [
        f"On day {day} of the festival people wait at the pier for the ferry, which is late because the wind of the "
        "night has driven a raft of old planks across the harbour mouth, where two boats now pull it apart."
        for day in (1, 2, 3)
    ]
    slides = "".join(
        f'<div class="post-gallery-photo"><img src="/{n}.jpg"> {line}</div>' for n, line in enumerate(said)
    )
    assert captioned(f'<div class="gallery">{slides}</div>') == [(line, None) for line in said]


@pytest.mark.parametrize("tag", ["p", "li", "div"])
def test_a_paragraph_with_a_picture_in_it_is_one(tag: str) -> None:
    article = read(
        f"<article><h1>The ferry is back</h1><p>{STORY[0]}</p>"
        f'<{tag} class="photo-left"><img src="/1.jpg">{STORY[1]}</{tag}><p>{STORY[2]}</p></article>'
    )
    assert STORY[1] in article.body
