"""Names to put in place of others when the name finder is trained: people, places and organizations of many countries.

People and places come from the open lists of `lexicon.py`; the organizations and the patterns are written down here.
"""
import random
import re

import lexicon

GROUPS = """Taliban|Hezbollah|Hizballah|Hamas|Boko Haram|al-Shabaab|Islamic State|ISIS|ISIL|Daesh|al-Qaeda|al-Nusra Front|FARC|ELN|PKK|YPG|SDF|
FMLN|Shining Path|Sendero Luminoso|Khmer Rouge|Tamil Tigers|LTTE|IRA|ETA|UNITA|Renamo|Janjaweed|Lashkar-e-Taiba|Jaish-e-Mohammed|Abu Sayyaf|
Jemaah Islamiyah|Lord's Resistance Army|LRA|M23|ADF|JEM|SPLA|SPLM|Fatah|PLO|Islamic Jihad|Mahdi Army|Peshmerga|Wagner Group|Azov|Contras|
Sandinistas|Tupamaros|MRTA|AUC|Kata'ib Hezbollah|Ansar al-Sharia|Ansar Allah|Seleka|anti-Balaka|Haqqani network|Badr Organization|
Popular Mobilization Forces|Free Syrian Army|Syrian Democratic Forces|Syrian Observatory for Human Rights|Red Cross|Amnesty International|
Human Rights Watch|Doctors Without Borders|United Nations|UN|U.N.|European Union|EU|NATO|African Union|AU|Arab League|ECOWAS|ASEAN|OAS|OPEC|
IAEA|UNHCR|UNICEF|World Bank|IMF|Security Council|General Assembly|Pentagon|Kremlin|White House|State Department|Foreign Office|Congress|Senate|
House of Representatives|Knesset|Duma|Bundestag|Supreme Court|Reuters|AFP|Associated Press|BBC|CNN|Al Jazeera|Xinhua|TASS|Interfax|CIA|FBI|
Mossad|MI6|KGB|FSB|ISI|IDF|Israel Defense Forces|Revolutionary Guards|Republican Guard|National Guard|Interpol|Labour Party|Likud|Fatah|Baath Party|
Communist Party|Democratic Party|Republican Party|Christian Democrats|Workers' Party|ANC|Zanu-PF|BJP|Congress Party|Muslim Brotherhood|Arena|
Treasury|Defense Ministry|Interior Ministry|Foreign Ministry|Ministry of Defence|Ministry of Interior|Defense Department"""
HEADS = """Front|Army|Party|Movement|Brigade|Brigades|Council|Union|League|Alliance|Coalition|Forces|Force|Guard|Ministry|Committee|Commission|
Federation|Congress|Assembly|Corps|Division|Battalion|Bank|University|Institute|Agency|Authority|Police|Court|Organization|Association|Network|
Company|Group|Foundation|Times|Post|News|Command|Militia|Resistance|Liberation Army|Liberation Front|People's Party|Police Department"""
FIRSTS = """National|Popular|People's|Democratic|Islamic|Revolutionary|Patriotic|Liberation|United|Free|Royal|Central|Supreme|Federal|Armed|
Socialist|Christian|Republican|Workers'|Civil|Joint|New|Northern|Southern|Eastern|Western|International|World|Special|Constitutional"""
FIELDS = "Defense|Defence|Interior|Foreign Affairs|Health|Justice|Agriculture|Education|Finance|Energy|Trade|Information|Oil|Labour|Transport"
ARABIC = """Abdullah|Ahmed|Mohammed|Muhammad|Ali|Hassan|Hussein|Mahmoud|Mustafa|Omar|Khaled|Ibrahim|Yusuf|Youssef|Saeed|Tariq|Bashar|Saddam|Nouri|
Haider|Masoud|Jalal|Walid|Samir|Karim|Nasser|Anwar|Hosni|Muammar|Abdel|Hamid|Ashraf|Gulbuddin|Mullah|Abu Bakr|Abu Omar|Abu Musab|Ayman|Osama|
Ismail|Yahya|Marwan|Fouad|Michel|Rafik|Saad|Najib|Tammam|Moqtada|Muqtada|Adel|Barham|Fuad|Jaafar|Ayad|Izzat|Qassem|Hadi|Mohsen|Javad|Hashemi"""
NISBAS = """Baghdadi|Zawahiri|Maliki|Abadi|Assad|Sadr|Sistani|Tikriti|Masri|Libi|Douri|Jaafari|Hakim|Bashir|Turabi|Houthi|Saleh|Sisi|Haftar|
Sarraj|Barzani|Talabani|Zarqawi|Adnani|Shami|Iraqi|Yemeni|Filistini|Mashhadani|Hashimi|Jabouri|Dulaimi|Nujaifi|Mutlaq|Kadhimi|Sudani|Amiri"""


def split(text):
    return [x.strip() for x in text.replace("\n", "").split("|")]


class Gazetteers:
    def __init__(self, sentences=()):
        """`sentences`: labelled sentences whose names are drawn too."""
        given, family = lexicon.person_names()
        cased = lambda names: sorted({n[:1].upper() + n[1:] for n in names if re.fullmatch(r"[A-Za-z\u00C0-\u024F']{3,14}", n)})
        self.given, self.family = cased(given), cased(family)
        names, major = lexicon.places()
        self.places, self.major = sorted(n for n in names if len(n) > 3), sorted(major)
        self.groups, self.heads, self.firsts, self.fields = split(GROUPS), split(HEADS), split(FIRSTS), split(FIELDS)
        self.arabic, self.nisbas = split(ARABIC), split(NISBAS)
        self.seen = {"PER": [], "ORG": [], "LOC": []}
        for s in sentences:
            for start, end, kind in spans(s.names):
                if not all(f.isupper() for f in s.forms):
                    self.seen[kind].append(s.forms[start:end])

    def person(self, chance, length):
        draw = chance.random()
        if draw < 0.3:
            first, last = chance.choice(self.arabic), chance.choice(self.nisbas)
            if chance.random() < 0.5:
                last = chance.choice(["al-", "al-", "Al-", "el-"]) + last
        else:
            first, last = chance.choice(self.given), chance.choice(self.family)
        if length == 1:
            return last if chance.random() < 0.7 else first
        if length > 2 or chance.random() < 0.12:
            return first + " " + (chance.choice("ABCDEFGHJKLMNPRSTW") + ". " if chance.random() < 0.5 else chance.choice(self.given) + " ") + last
        return first + " " + last

    def place(self, chance):
        return chance.choice(self.major if chance.random() < 0.4 else self.places)

    def organization(self, chance):
        draw = chance.random()
        if draw < 0.4:
            return chance.choice(self.groups)
        if draw < 0.55:
            return chance.choice(self.firsts) + " " + (chance.choice(self.firsts) + " " if chance.random() < 0.3 else "") + chance.choice(self.heads)
        if draw < 0.7:
            return self.place(chance) + " " + chance.choice(self.heads)
        if draw < 0.8:
            return "Ministry of " + chance.choice(self.fields) if chance.random() < 0.6 else chance.choice(self.fields) + " Ministry"
        if draw < 0.9:
            return "".join(chance.choice("ABCDEFGILMNOPRSTU") for _ in range(chance.randint(3, 5)))
        head = chance.choice(["Front", "Party", "Army", "Movement", "Union", "University", "Bank", "Court", "Council"])
        return f"{head} {chance.choice(['of', 'for'])} {chance.choice(self.fields + self.major)}"

    def draw(self, kind, chance, length):
        """Tokens of a name of a kind; `length`: of the name whose place it takes."""
        if self.seen[kind] and chance.random() < 0.35:
            return chance.choice(self.seen[kind])
        return tokens(self.made(kind, chance, length))

    def made(self, kind, chance, length):
        return {"PER": lambda: self.person(chance, length), "LOC": lambda: self.place(chance),
                "ORG": lambda: self.organization(chance)}[kind]()


def spans(labels):
    """Names of IOB2 labels: start, end, kind."""
    out, start = [], None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and label != "I" + labels[start][1:]:
            out.append((start, i, labels[start][2:]))
            start = None
        if label[0] == "B":
            start = i
    return out


def tokens(name):
    """A name as the treebank splits it."""
    out = []
    for part in name.split(" "):
        clitic = re.fullmatch(r"(.+)('s|')", part)
        pieces = [clitic.group(1), clitic.group(2)] if clitic else [part]
        out += [x for x in re.split(r"(-)", pieces[0]) if x] + pieces[1:]
    return out
