#!/usr/bin/env python3
"""Writes the Unicode tables of src/lang as C++.

usage: gen_unicode.py <folder of the Unicode Character Database> <out.cpp>

The layout of the tables is declared in src/lang/unicode_data.h; the names of the enumerators below
are the ones there. The output depends on the input files only.
"""
import os
import sys

CODE_POINTS = 0x110000


def rows(folder, name):
    """Fields of each data line of a UCD file, comments and white space removed."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        for line in file:
            line = line.split("#", 1)[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def span(text):
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def property_map(folder, name, default):
    """One value for each code point."""
    values = [default] * CODE_POINTS
    for fields in rows(folder, name):
        for code in span(fields[0]):
            values[code] = fields[1]
    return values


def binary_set(folder, name, wanted):
    return {code for fields in rows(folder, name) if fields[1] == wanted
            for code in span(fields[0])}


def enumerators(values, default, names):
    """Index of each value in `names`; a value that is not there is an error, so that a new
    version of Unicode cannot slip in unnoticed."""
    index = {name: i for i, name in enumerate(names)}
    assert names[0] == default or default in index
    return [index[value] for value in values]


CATEGORY = ["Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd",
            "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf",
            "Cs", "Co"]
GRAPHEME = ["Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend",
            "SpacingMark", "L", "V", "T", "LV", "LVT"]
WORD = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator",
        "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet",
        "MidLetter", "MidNum", "Numeric", "ExtendNumLet", "WSegSpace"]
SENTENCE = ["Other", "CR", "LF", "Sep", "Extend", "Format", "Sp", "Lower", "Upper", "OLetter",
            "Numeric", "ATerm", "SContinue", "STerm", "Close"]
# OPw and CPw are OP and CP of East Asian width F, W or H (rule LB30); AI, SG and XX are resolved
# to AL, SA to CM or AL, CJ to NS (rule LB1).
LINE = ["AL", "BK", "CR", "LF", "NL", "SP", "ZW", "WJ", "GL", "CM", "ZWJ", "CB", "CL", "CP", "CPw",
        "EX", "IS", "SY", "OP", "OPw", "QU", "NS", "BA", "BB", "HY", "B2", "IN", "NU", "PR", "PO",
        "HL", "ID", "EB", "EM", "IDx", "H2", "H3", "JL", "JV", "JT", "RI"]
FLAGS = ["Uppercase", "Lowercase", "White_Space", "Emoji", "Emoji_Presentation", "Emoji_Modifier",
         "Extended_Pictographic", "Wide"]


def line_classes(folder, category, width, pictographic):
    classes = property_map(folder, "extracted/DerivedLineBreak.txt", "XX")
    # Defaults of unassigned code points, from the head of LineBreak.txt.
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD),
                        (0x30000, 0x3FFFD), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
        for code in range(first, last + 1):
            if classes[code] == "XX":
                classes[code] = "ID"
    for code in range(0x20A0, 0x20D0):
        if classes[code] == "XX":
            classes[code] = "PR"
    for code in range(CODE_POINTS):
        value = classes[code]
        if value in ("AI", "SG", "XX"):
            value = "AL"
        elif value == "SA":
            value = "CM" if category[code] in ("Mn", "Mc") else "AL"
        elif value == "CJ":
            value = "NS"
        elif value in ("OP", "CP") and width[code] in ("F", "W", "H"):
            value += "w"
        elif value == "ID" and code in pictographic and category[code] == "Cn":
            value = "IDx"  # rule LB30b: a reserved pictograph may take a skin tone
        classes[code] = value
    return classes


def two_stage(values):
    """Smallest split of `values` into blocks: (shift, index of each block, blocks)."""
    best = None
    for shift in range(4, 9):
        size = 1 << shift
        blocks, index, seen = [], [], {}
        for start in range(0, CODE_POINTS, size):
            block = tuple(values[start:start + size])
            if block not in seen:
                seen[block] = len(blocks)
                blocks.append(block)
            index.append(seen[block])
        cost = len(index) * (1 if len(blocks) < 256 else 2) + len(blocks) * size
        if best is None or cost < best[0]:
            best = (cost, shift, index, [value for block in blocks for value in block])
    return best[1:]


def c_array(kind, name, values):
    text = f"const {kind} {name}[{len(values)}] = {{\n"
    line = "   "
    for value in values:
        item = f" {value},"
        if len(line) + len(item) > 99:
            text += line + "\n"
            line = "   "
        line += item
    return text + line + "\n};\n\n"


def unsigned(values):
    top = max(values)
    return "std::uint8_t" if top < 256 else "std::uint16_t" if top < 65536 else "std::uint32_t"


def two_stage_text(name, values, expected_shift, index_kind):
    shift, index, blocks = two_stage(values)
    assert shift == expected_shift, f"{name}: unicode_data.h must say shift {shift}"
    assert max(blocks) < 256, name
    assert unsigned(index) == index_kind, f"{name}: unicode_data.h must say {unsigned(index)}"
    return (c_array(index_kind, name + "_stage1", index) +
            c_array("std::uint8_t", name + "_stage2", blocks))


def property_tables(folder):
    category = property_map(folder, "extracted/DerivedGeneralCategory.txt", "Cn")
    width = property_map(folder, "extracted/DerivedEastAsianWidth.txt", "N")
    pictographic = binary_set(folder, "emoji/emoji-data.txt", "Extended_Pictographic")
    columns = [
        enumerators(category, "Cn", CATEGORY),
        enumerators(property_map(folder, "auxiliary/GraphemeBreakProperty.txt", "Other"),
                    "Other", GRAPHEME),
        enumerators(property_map(folder, "auxiliary/WordBreakProperty.txt", "Other"),
                    "Other", WORD),
        enumerators(property_map(folder, "auxiliary/SentenceBreakProperty.txt", "Other"),
                    "Other", SENTENCE),
        enumerators(line_classes(folder, category, width, pictographic), "AL", LINE),
    ]
    flag_sets = [binary_set(folder, "DerivedCoreProperties.txt", "Uppercase"),
                 binary_set(folder, "DerivedCoreProperties.txt", "Lowercase"),
                 binary_set(folder, "PropList.txt", "White_Space")]
    flag_sets += [binary_set(folder, "emoji/emoji-data.txt", name) for name in FLAGS[3:6]]
    flag_sets += [pictographic, {code for code in range(CODE_POINTS) if width[code] in ("W", "F")}]
    flags = [0] * CODE_POINTS
    for bit, members in enumerate(flag_sets):
        for code in members:
            flags[code] |= 1 << bit
    columns.append(flags)

    records, numbers, values = [], {}, []
    for record in zip(*columns):
        if record not in numbers:
            numbers[record] = len(records)
            records.append(record)
        values.append(numbers[record])
    text = two_stage_text("property", values, 8, "std::uint8_t")
    text += f"const PropertyRecord property_records[{len(records)}] = {{\n"
    for record in records:
        text += "    {" + ", ".join(str(field) for field in record) + "},\n"
    return text + "};\n\n"


def fold_tables(folder):
    fold = {int(fields[0], 16): int(fields[2], 16)
            for fields in rows(folder, "CaseFolding.txt") if fields[1] in ("C", "S")}
    low = [fold.get(code, code) for code in range(0x250)]
    high = sorted((code, to) for code, to in fold.items() if code >= 0x250)
    # Runs of code points at the same distance (step 1 or 2) that fold by the same difference.
    runs = []
    for code, to in high:
        if runs:
            run = runs[-1]
            step = code - run["last"]
            if to - code == run["delta"] and step in (1, 2) and run["step"] in (0, step):
                run["last"], run["step"] = code, step
                continue
        runs.append({"first": code, "last": code, "step": 0, "delta": to - code})
    text = c_array("std::uint16_t", "fold_low", low)
    text += f"const FoldRun fold_runs[{len(runs)}] = {{\n"
    for run in runs:
        text += f"    {{{run['first']}, {run['last']}, {run['delta']}, {run['step'] or 1}}},\n"
    return text + f"}};\nconst std::size_t fold_run_count = {len(runs)};\n\n"


def normalisation_tables(folder):
    combining = [0] * CODE_POINTS
    for fields in rows(folder, "extracted/DerivedCombiningClass.txt"):
        for code in span(fields[0]):
            combining[code] = int(fields[1])
    quick = [0] * CODE_POINTS
    excluded = set()
    for fields in rows(folder, "DerivedNormalizationProps.txt"):
        if fields[1] == "NFC_QC":
            for code in span(fields[0]):
                quick[code] = {"M": 1, "N": 2}[fields[2]]
        elif fields[1] == "Full_Composition_Exclusion":
            excluded.update(span(fields[0]))
    canonical = {}
    for fields in rows(folder, "UnicodeData.txt"):
        if fields[5] and not fields[5].startswith("<"):
            canonical[int(fields[0], 16)] = [int(code, 16) for code in fields[5].split()]

    def full(code):
        return [part for piece in canonical[code] for part in full(piece)] \
            if code in canonical else [code]

    records, numbers, values = [], {}, []
    for pair in zip(combining, quick):
        if pair not in numbers:
            numbers[pair] = len(records)
            records.append(pair)
        values.append(numbers[pair])
    text = two_stage_text("normal", values, 7, "std::uint8_t")
    text += f"const NormalRecord normal_records[{len(records)}] = {{\n"
    text += "".join(f"    {{{ccc}, {qc}}},\n" for ccc, qc in records) + "};\n\n"

    flat, decompositions = [], []
    for code in sorted(canonical):
        parts = full(code)
        decompositions.append((code, len(flat), len(parts)))
        flat += parts
    text += c_array("char32_t", "decomposition_parts", flat)
    text += f"const Decomposition decompositions[{len(decompositions)}] = {{\n"
    text += "".join(f"    {{{code}, {at}, {size}}},\n" for code, at, size in decompositions)
    text += f"}};\nconst std::size_t decomposition_count = {len(decompositions)};\n\n"

    pairs = sorted((parts[0], parts[1], code) for code, parts in canonical.items()
                   if len(parts) == 2 and code not in excluded)
    text += f"const Composition compositions[{len(pairs)}] = {{\n"
    text += "".join(f"    {{{a}, {b}, {code}}},\n" for a, b, code in pairs)
    return text + f"}};\nconst std::size_t composition_count = {len(pairs)};\n\n"


# Letters of other alphabets that are drawn like a Latin one; the Unicode Character Database does
# not list them. Between Latin letters they are read as those.
LOOK_ALIKES = {
    "CYRILLIC": ("\u0410\u0412\u0415\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422"
                 "\u0423\u0425\u0405\u0430\u0435\u0456\u0458\u043a\u043e\u0440\u0441\u0442\u0443"
                 "\u0445\u0455\u0501\u04bb\u04cf\u051b\u051d\u04c0",
                 "ABEIJKMHOPCTYXSaeijkopctyxsdhlqwl"),
    "GREEK": ("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5"
              "\u03a7\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
              "ABEZHIKMNOPTYXaikvoptux"),
}


def disguise_tables(folder):
    """Characters that stand for plain letters, digits and signs, and those that nobody sees."""
    names, categories, mappings = {}, {}, {}
    for fields in rows(folder, "UnicodeData.txt"):
        code = int(fields[0], 16)
        names[code], categories[code] = fields[1], fields[2]
        if fields[5]:
            kind, _, rest = fields[5].rpartition("> ")
            mappings[code] = (kind.strip("<"), [int(part, 16) for part in rest.split()])

    def full(code):
        return [part for piece in mappings[code][1] for part in full(piece)] \
            if code in mappings else [code]

    emoji = binary_set(folder, "emoji/emoji-data.txt", "Emoji")
    plain, ligatures = {}, {}
    for code in sorted(names):
        # Below are the letters of our languages and signs such as the ordinals.
        if code < 0x250 or (code in emoji and categories[code][0] == "L"):
            continue
        name = names[code].split()
        kind = mappings[code][0] if code in mappings else ""
        parts = full(code)
        if kind and all(part < 0x80 for part in parts):
            text = "".join(map(chr, parts))
            letter = text.isalpha() and (categories[code][0] == "L" or kind == "circle")
            digit = text.isdigit() and categories[code] == "Nd"
            if len(text) == 1 and (letter or digit or (kind == "wide" and text.isprintable())):
                plain[code] = ord(text)
            elif letter and 1 < len(text) <= 3:
                ligatures[code] = text
        elif len(name[-1]) == 1 and (name[:-1] == ["LATIN", "LETTER", "SMALL", "CAPITAL"] or
                                     (name[0] == "NEGATIVE" and name[2:4] == ["LATIN", "CAPITAL"])):
            plain[code] = ord(name[-1])

    runs = []
    for code, to in sorted(plain.items()):
        if runs and code == runs[-1][1] + 1 and to - code == runs[-1][2] - runs[-1][0]:
            runs[-1][1] = code
        else:
            runs.append([code, code, to])
    text = f"const PlainRun plain_runs[{len(runs)}] = {{\n"
    text += "".join(f"    {{{first}, {last}, {to}}},\n" for first, last, to in runs)
    text += f"}};\nconst std::size_t plain_run_count = {len(runs)};\n\n"
    text += f"const Ligature ligatures[{len(ligatures)}] = {{\n"
    text += "".join(f"    {{{code}, \"{letters}\"}},\n" for code, letters in ligatures.items())
    text += f"}};\nconst std::size_t ligature_count = {len(ligatures)};\n\n"

    alike = {}
    for script, (letters, latin) in LOOK_ALIKES.items():
        assert len(letters) == len(latin), script
        for letter, to in zip(letters, latin):
            assert names[ord(letter)].startswith(script), names[ord(letter)]
            alike[ord(letter)] = ord(to)
    text += f"const LookAlike look_alikes[{len(alike)}] = {{\n"
    text += "".join(f"    {{{code}, {to}}},\n" for code, to in sorted(alike.items()))
    text += f"}};\nconst std::size_t look_alike_count = {len(alike)};\n\n"

    unseen = sorted(binary_set(folder, "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"))
    spans = []
    for code in unseen:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    text += f"const CodeSpan unseen_spans[{len(spans)}] = {{\n"
    text += "".join(f"    {{{first}, {last}}},\n" for first, last in spans)
    return text + f"}};\nconst std::size_t unseen_span_count = {len(spans)};\n\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, out = sys.argv[1:]
    version = open(os.path.join(folder, "extracted/DerivedGeneralCategory.txt"),
                   encoding="utf-8").readline().strip("# \n")
    text = f"// Written by tools/gen_unicode.py from {version} and its siblings. Do not edit.\n"
    text += '#include "lang/unicode_data.h"\n\nnamespace bedside::lang::data {\n\n'
    text += property_tables(folder) + fold_tables(folder) + normalisation_tables(folder)
    text += disguise_tables(folder)
    text += "}  // namespace bedside::lang::data\n"
    with open(out + ".part", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(out + ".part", out)


if __name__ == "__main__":
    main()
