"""Days in words."""

MONTHS = "January February March April May June July August September October November December".split()

# Months as dates have them, and how day, month and year follow each other.
LANGUAGES = {
    "ar": ("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", "{d} {m} {y}"),
    "pl": ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia", "{d} {m} {y}"),
    "cs": ("ledna února března dubna května června července srpna září října listopadu prosince", "{d}. {m} {y}"),
    "hu": ("január február március április május június július augusztus szeptember október november december", "{y}. {m} {d}."),
    "ro": ("ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie", "{d} {m} {y}"),
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december", "{d} {m} {y}"),
    "da": ("januar februar marts april maj juni juli august september oktober november december", "{d}. {m} {y}"),
    "no": ("januar februar mars april mai juni juli august september oktober november desember", "{d}. {m} {y}"),
    "fi": ("tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta", "{d}. {m} {y}"),
    "ru": ("января февраля марта апреля мая июня июля августа сентября октября ноября декабря", "{d} {m} {y} г."),
    "uk": ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня", "{d} {m} {y}"),
    "el": ("Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου", "{d} {m} {y}"),
    "tr": ("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık", "{d} {m} {y}"),
    "hi": ("जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर", "{d} {m} {y}"),
    "bn": ("জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর", "{d} {m} {y}"),
    "sw": ("Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba", "{m} {d}, {y}"),
    "id": ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember", "{d} {m} {y}"),
    "vi": ("1 2 3 4 5 6 7 8 9 10 11 12", "ngày {d} tháng {m} năm {y}"),
    "pt": ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "{d} de {m} de {y}"),
    "it": ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "{d} {m} {y}"),
}


def in_words(day, language):
    months, order = LANGUAGES[language]
    return order.format(d=day.day, m=months.split()[day.month - 1], y=day.year)


def long_day(day):
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def british(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def iso(day, clock="10:15:00", zone="+00:00"):
    return f"{day.isoformat()}T{clock}{zone}"
