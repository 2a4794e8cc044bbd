"""Random changes to text: of letters, words, sentences, and what breaks readers of language."""

ODD = ["\u0000", "\ufeff", "\u202e", "\u2028", "\u0301" * 50, "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\ud7ff", "\ufffd", "\u00a0", "\t", "\r", "'''''",
       '"' * 9, "“", "”", "(" * 40, ")" * 40, "[[[", "…", "--", "—", "A.B.C.D.", "@#$%", "http://a.b/c?d=e&f", "1,000,000,000,000,000,000,000", "-0",
       "99999999999999999999999", "31 February 2019", "the year 0", "12/31/9999", "25:61", "last last next Tuesday", "a" * 3000, "の" * 500, "ﬁ", "İ", "ß" * 30]


def text(chance, texts):
    """A new text from some others."""
    kind = chance.random()
    if kind < 0.15:
        return "".join(chr(chance.choice([chance.randrange(32, 127), chance.randrange(0xD7FF), chance.randrange(0xE000, 0x110000)]))
                       for _ in range(chance.randrange(1, 400)))
    base = chance.choice(texts)
    start = chance.randrange(max(1, len(base) - 50))
    words = base[start:start + chance.randrange(20, 1200)].split(" ")
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(words))
        action = chance.randrange(8)
        if action == 0:
            words.insert(at, chance.choice(ODD))
        elif action == 1:
            del words[at:at + chance.randrange(1, 5)]
        elif action == 2:
            words[at:at] = words[at:at + chance.randrange(1, 9)] * chance.randrange(1, 6)
        elif action == 3:
            words[at:at] = chance.choice(texts).split(" ")[:chance.randrange(1, 20)]
        elif action == 4 and words[at]:
            letter = chance.randrange(len(words[at]))
            words[at] = words[at][:letter] + chr(chance.randrange(1, 0x3000)) + words[at][letter + 1:]
        elif action == 5:
            words[at] = chance.choice([words[at].upper(), words[at].lower(), words[at].title(), words[at][::-1]])
        elif action == 6:
            words[at] += chance.choice(".,;:!?\"')\n")
        else:
            chance.shuffle(words)
        words = words or [""]
    return " ".join(words)


def binary(chance, content):
    """The bytes with some changed, cut or doubled."""
    content = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 8, 64])):
        if not content:
            break
        at = chance.randrange(len(content))
        action = chance.randrange(4)
        if action == 0:
            content[at] = chance.randrange(256)
        elif action == 1:
            content[at:at + 8] = chance.choice([b"\xff" * 8, b"\0" * 8, (1 << 62).to_bytes(8, "little"), b"\x00\x00\x00\x80" * 2])
        elif action == 2:
            del content[at:at + chance.randrange(1, 64)]
        elif chance.random() < 0.1:
            del content[at:]
    return bytes(content)
