"""Names of months in many languages: full, inflected and abbreviated, to their number."""

import unicodedata
from typing import Final

NAMES: Final = (
    """january jan januar janvier janv enero ene gennaio gen januari janeiro tammikuu tammikuuta stycznia
    styczeń sty leden ledna января январь янв січня січень ocak oca ianuarie ιανουαρίου ιανουάριος ιαν január
    jaanuar sausio janvāris janvārī siječnja јануар јануара януари gener urtarrila يناير ינואר जनवरी
    জানুয়ারি มกราคม ม.ค جانفي ژانویه جنوری""",
    """february feb februar février fevrier févr fev fév febrero febbraio febr februari fevereiro helmikuu
    helmikuuta lutego luty lut únor února февраля февраль фев лютого лютий şubat şub februarie φεβρουαρίου
    φεβρουάριος φεβ február veebruar vasario februāris veljače фебруар фебруара февруари pebruari فبراير
    פברואר फरवरी फ़रवरी ফেব্রুয়ারি กุมภาพันธ์ ก.พ شباط فيفري فوریه فروری""",
    """march mar märz maerz mars marzo maart março marco mrz mär maaliskuu maaliskuuta marca marzec březen
    března марта март мар березня березень mart martie μαρτίου μάρτιος μαρ március márc märts kovo marts
    ožujka març maret mac مارس מרץ मार्च মার্চ มีนาคม มี.ค آذار مارچ""",
    """april apr avril abril aprile abr avr huhtikuu huhtikuuta kwietnia kwiecień kwi duben dubna апреля апрель
    апр квітня квітень nisan nis aprilie απριλίου απρίλιος απρ április ápr aprill balandžio aprīlis travnja
    април أبريل ابريل إبريل אפריל अप्रैल এপ্রিল เมษายน เม.ย نيسان أفريل آوریل اپریل""",
    """may mai mayo maggio mei maio mag maj toukokuu toukokuuta maja květen května мая май травня травень mayıs
    μαΐου μάιος μαϊ μαι május máj gegužės maijs svibnja мај маја maig مايو מאי मई মে พฤษภาคม พ.ค أيار ماي مه مئی""",
    """june jun juni juin junio giugno junho giu kesäkuu kesäkuuta czerwca czerwiec cze červen června июня июнь
    июн червня червень haziran haz iunie ιουνίου ιούνιος ιουν június jún juuni birželio jūnijs lipnja јун
    јуна юни juny يونيو יוני जून জুন มิถุนายน มิ.ย حزيران جوان ژوئن جون""",
    """july jul juli juillet juil julio luglio julho lug heinäkuu heinäkuuta lipca lipiec lip červenec července
    июля июль июл липня липень temmuz tem iulie ιουλίου ιούλιος ιουλ július júl juuli liepos jūlijs srpnja
    јул јула юли juliol يوليو יולי जुलाई জুলাই กรกฎาคม ก.ค تموز جويلية ژوئیه جولائی""",
    """august aug août aout agosto augustus ago elokuu elokuuta sierpnia sierpień sie srpen srpna августа август
    авг серпня серпень ağustos ağu αυγούστου αύγουστος αυγ augusztus augusti rugpjūčio augusts kolovoza agost
    agustus agu ogos أغسطس اغسطس אוגוסט अगस्त আগস্ট สิงหาคม ส.ค آب أوت اوت اگست""",
    """september sep sept septembre septiembre setiembre settembre setembro set syyskuu syyskuuta września
    wrzesień wrz září zari сентября сентябрь сен сент вересня вересень eylül eyl septembrie σεπτεμβρίου
    σεπτέμβριος σεπ szeptember szept rugsėjo septembris rujna септембар септембра септември setembre سبتمبر
    ספטמבר सितंबर सितम्बर সেপ্টেম্বর กันยายน ก.ย أيلول سپتامبر ستمبر""",
    """october oct oktober okt octobre octubre ottobre outubro out ott lokakuu lokakuuta października
    październik paź říjen října октября октябрь окт жовтня жовтень ekim eki octombrie οκτωβρίου οκτώβριος οκτ
    október oktoober spalio oktobris октобар октобра октомври أكتوبر اكتوبر אוקטובר अक्टूबर অক্টোবর ตุลาคม ต.ค
    اکتبر اکتوبر""",
    """november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis listopadu ноября
    ноябрь ноя листопада листопад kasım kas noiembrie νοεμβρίου νοέμβριος νοε lapkričio novembris studenoga
    studenog studeni новембар новембра ноември nopember نوفمبر נובמבר नवंबर नवम्बर নভেম্বর พฤศจิกายน พ.ย نوامبر نومبر""",
    """december dec dezember dez décembre decembre déc diciembre dicembre dezembro dic dis joulukuu joulukuuta
    grudnia grudzień gru prosinec prosince декабря декабрь дек грудня грудень aralık ara decembrie δεκεμβρίου
    δεκέμβριος δεκ detsember gruodžio decembris prosinca децембар децембра декември desember des desembre
    disember ديسمبر דצמבר दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธ.ค دسامبر دسمبر""",
)
PREFIXES: Final = ("ב",)
"""Hebrew writes its *in* at the month's name."""


def folded_month(name: str) -> str:
    """A month's name as the table has it: no dot, lower case, accents composed.

    >>> folded_month("Sept."), folded_month("МАЯ")
    ('sept', 'мая')
    """
    return unicodedata.normalize("NFC", name).casefold().strip(".")


MONTHS: Final = {folded_month(name): number for number, line in enumerate(NAMES, 1) for name in line.split()}


def month_of(name: str) -> int | None:
    """The month's number, from its name in any of the languages.

    >>> month_of("März"), month_of("noviembre"), month_of("בנובמבר"), month_of("Smarch")
    (3, 11, 11, None)
    """
    key = folded_month(name)
    number = MONTHS.get(key)
    return MONTHS.get(key[1:]) if number is None and key.startswith(PREFIXES) else number
