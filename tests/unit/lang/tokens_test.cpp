#include "lang/tokens.h"

#include <format>
#include <string>

#include "doctest/doctest.h"
#include "lang/languages.h"

using namespace bedside;
using lang::Token;
using lang::TokenizedText;
using lang::TokenKind;

namespace {

TokenizedText tokens_of(std::string_view text, const lang::Language* language = nullptr) {
  TokenizedText out;
  lang::tokenize(text, language, out);
  return out;
}

// "word:don't number:37° !" - kind and folded text; punctuation stands for itself.
std::string described(std::string_view text, const lang::Language* language = nullptr) {
  constexpr std::string_view names[] = {"word",    "number",  "link", "email",
                                        "mention", "hashtag", "emoji"};
  const TokenizedText tokens = tokens_of(text, language);
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (!out.empty()) out += ' ';
    if (token.kind != TokenKind::Punctuation)
      out += std::string(names[static_cast<int>(token.kind)]) + ":";
    out += tokens.folded_of(token);
  }
  return out;
}

}  // namespace

TEST_CASE("tokenize: an apostrophe between letters joins, a hyphen does not") {
  CHECK(described("Don't follow-up") == "word:don't word:follow - word:up");
  CHECK(described("patients' 'quoted'") == "word:patients ' ' word:quoted '");
}

TEST_CASE("tokenize: typographic apostrophes and no-break hyphens fold to plain ones") {
  CHECK(described("don’t donʼt follow‑up “ok”") ==
        "word:don't word:don't word:follow - word:up \" word:ok \"");
}

TEST_CASE("tokenize: case is folded beyond ASCII and accents stay") {
  CHECK(described("ÞETTA ER ÖRUGGT") == "word:þetta word:er word:öruggt");
  CHECK(described("Col·lecció CAFÉ") == "word:col·lecció word:café");
  CHECK(described("ΣΟΦΙΑ Москва") == "word:σοφια word:москва");
}

TEST_CASE("tokenize: folded words are NFC") {
  CHECK(described("cafe\u0301") == "word:café");
  CHECK(described("A\u030Angstro\u0308m") == "word:ångström");
}

TEST_CASE("tokenize: characters that nobody sees do not split a word") {
  CHECK(described("ge\u00ADneesmiddel me\u2060thode") == "word:geneesmiddel word:methode");
}

TEST_CASE("tokenize: a zero width space separates words of scripts without spaces") {
  CHECK(described("หนึ่ง\u200Bสอง") == "word:หนึ่ง word:สอง");
  CHECK(described("een\u200B twee") == "word:een word:twee");
}

TEST_CASE("tokenize: zero width characters inside a Latin word are read over") {
  CHECK(described("mira\u200Bcle cu\u200C\u200Dre he\uFEFFals\u200B.") ==
        "word:miracle word:cure word:heals .");
}

TEST_CASE("tokenize: letters of other styles are read as plain ones") {
  CHECK(described("𝗠𝗶𝗿𝗮𝗰𝗹𝗲 𝑐𝑢𝑟𝑒 𝚝𝚎𝚊 ｆｕｌｌ ᴄᴜʀᴇ") ==
        "word:miracle word:cure word:tea word:full word:cure");
  CHECK(described("e\uFB03cacy") == "word:efficacy");
  CHECK(described("𝟭𝟬𝟬% １００％") == "number:100% number:100%");
  CHECK(described("c̶u̶r̶e̶") == "word:cure");
}

TEST_CASE("tokenize: enclosed letters are words beside each other only") {
  CHECK(described("ⓒⓤⓡⓔ 🅒🅤🅡🅔") == "word:cure word:cure");
  CHECK(described("ⓐ first") == "ⓐ word:first");
  CHECK(described("🅰️ 🅱️") == "emoji:🅰️ emoji:🅱️");
}

TEST_CASE("tokenize: letters that look Latin are read so in a word that has Latin ones") {
  CHECK(described("сures Мiracle cοvid") == "word:cures word:miracle word:covid");
  CHECK(described("сосна IFNγ µg") == "word:сосна word:ifnγ word:μg");
}

TEST_CASE("tokenize: a letter in disguise keeps its place in the text") {
  const TokenizedText tokens = tokens_of("a 𝗰𝘂𝗿𝗲 now");
  REQUIRE(tokens.tokens.size() == 3);
  CHECK(tokens.text_of(tokens.tokens[1]) == "𝗰𝘂𝗿𝗲");
}

TEST_CASE("tokenize: a hashtag has the words that capitals and underscores part") {
  const auto words = [](std::string_view text) {
    const TokenizedText tokens = tokens_of(text);
    std::string out;
    for (const TextSpan word : tokens.tag_words)
      out += (out.empty() ? "" : " ") + tokens.folded.substr(word.begin, word.size());
    return out;
  };
  CHECK(words("so #MiracleCure") == "miracle cure");
  CHECK(words("#cures_cancer #HIVCure #ÖrugtLyf") == "cures cancer hiv cure örugt lyf");
  CHECK(words("#miracle #Miracle #NHS") == "");
}

TEST_CASE("tokenize: numbers keep their inner points, commas and signs") {
  CHECK(described("1,000.5 37° 50% 3.") == "number:1,000.5 number:37° number:50% number:3 .");
  CHECK(described("½ 10⁹ ٣٤") == "number:½ number:10⁹ number:٣٤");
}

TEST_CASE("tokenize: letters right after a number are a word of their own") {
  CHECK(described("5mg 12345678Z X1234567L HbA1c CO₂") ==
        "number:5 word:mg number:12345678 word:z word:x1234567l word:hba1c word:co₂");
}

TEST_CASE("tokenize: links with a scheme end before closing punctuation") {
  CHECK(described("(see https://who.int/flu?a=b_c#d).") ==
        "( word:see link:https://who.int/flu?a=b_c#d ) .");
  CHECK(described("http://example.org/a_(b) and HTTPS://EXAMPLE.ORG!") ==
        "link:http://example.org/a_(b) word:and link:https://example.org !");
}

TEST_CASE("tokenize: bare addresses need a path, www or a domain ending that is no word") {
  CHECK(described("www.huisarts.amsterdam 1177.se umc-utrecht.nl RIVM.NL") ==
        "link:www.huisarts.amsterdam link:1177.se link:umc-utrecht.nl link:rivm.nl");
  CHECK(described("lees zorg.de/griep") == "word:lees link:zorg.de/griep");
  CHECK(described("vandaag naar.de huisarts") == "word:vandaag word:naar . word:de word:huisarts");
  CHECK(described("klaar.Is het zo? e.g. t.d. a.m.") ==
        "word:klaar . word:is word:het word:zo ? word:e . word:g . word:t . word:d . word:a . "
        "word:m .");
}

TEST_CASE("tokenize: e-mail addresses are one token") {
  CHECK(described("mail j.de-vries+x@umc.example.nl.") ==
        "word:mail email:j.de-vries+x@umc.example.nl .");
  CHECK(described("a@b") == "word:a @ word:b");
}

TEST_CASE("tokenize: mentions of all networks are one token, without the @ in the folded text") {
  CHECK(described("@Name, @a.b_c @zorg@mastodon.nl @gp.bsky.social.") ==
        "mention:name , mention:a.b_c mention:zorg@mastodon.nl mention:gp.bsky.social .");
  CHECK(described("@ home") == "@ word:home");
}

TEST_CASE("tokenize: hashtags need a letter and stop at the first other character") {
  CHECK(described("#DiabetesCare #2026plan #col·laboració #l'hospital") ==
        "hashtag:diabetescare hashtag:2026plan hashtag:col·laboració hashtag:l ' word:hospital");
  CHECK(described("#1 C# # x") == "# number:1 word:c # # word:x");
}

TEST_CASE("tokenize: an emoji sequence is one token") {
  CHECK(described("👩🏽‍⚕️👨‍👩‍👧‍👦 🇳🇱🇮🇸 1️⃣ *️⃣ "
                  "❤️‍🔥 "
                  "🏴󠁧󠁢󠁷󠁬󠁳󠁿 "
                  "☝🏽") ==
        "emoji:👩🏽‍⚕️ emoji:👨‍👩‍👧‍👦 emoji:🇳🇱 emoji:🇮🇸 "
        "emoji:1️⃣ "
        "emoji:*️⃣ "
        "emoji:❤️‍🔥 "
        "emoji:🏴󠁧󠁢󠁷󠁬󠁳󠁿 emoji:☝🏽");
}

TEST_CASE("tokenize: symbols drawn as text are no emoji") {
  CHECK(described("© ®️ ☎︎ →") == "© emoji:®️ ☎︎ →");
}

TEST_CASE("tokenize: a keycap is no part of the number before it") {
  CHECK(described("12️⃣") == "number:1 emoji:2️⃣");
}

TEST_CASE("tokenize: capitals are noted of words and hashtags") {
  const TokenizedText text = tokens_of("Één STOP Ösp iPhone A COVID19 #ÞAÐ 12");
  std::string shape;
  for (const Token& token : text.tokens)
    shape += std::format("{}{} ", token.capitalised ? 'c' : '-', token.all_capitals ? 'C' : '-');
  CHECK(shape == "c- cC c- -- c- cC cC -- ");
}

TEST_CASE("tokenize: white space and line breaks before a token are noted") {
  const TokenizedText text = tokens_of("a b\nc,d");
  std::string shape;
  for (const Token& token : text.tokens)
    shape += token.line_before ? 'L' : token.space_before ? 's' : '-';
  CHECK(shape == "LsL--");
}

TEST_CASE("tokenize: the folded text holds all tokens with one space or line break between") {
  CHECK(tokens_of("  Ja!\t Nee,\r\n #ToT @IK  ").folded == "ja! nee,\n#tot @ik");
}

TEST_CASE("tokenize: spans point at the bytes of the text") {
  const std::string text = "Þú  ert 👩🏽‍⚕️!";
  const TokenizedText tokens = tokens_of(text);
  REQUIRE(tokens.tokens.size() == 4);
  CHECK(tokens.text_of(tokens.tokens[0]) == "Þú");
  CHECK(tokens.text_of(tokens.tokens[1]) == "ert");
  CHECK(tokens.text_of(tokens.tokens[2]) == "👩🏽‍⚕️");
  CHECK(tokens.tokens[3].span() == TextSpan{text.size() - 1, text.size()});
}

TEST_CASE("tokenize: bytes that are not UTF-8 become single punctuation tokens") {
  const TokenizedText text = tokens_of("a\xFF\xC3 b\xE2\x82");
  CHECK(text.folded == "a\uFFFD\uFFFD b\uFFFD\uFFFD");
  CHECK(text.tokens.size() == 6);
}

TEST_CASE("tokenize: folding that makes a text longer has room") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\u023A";  // two bytes, folds to three
  const TokenizedText tokens = tokens_of(text);
  CHECK(tokens.folded.size() == 600);
  std::string stray(1000, '\xFF');
  CHECK(tokens_of(stray).folded.size() == 3000);
}

TEST_CASE("tokenize: Catalan elided articles are words of their own") {
  const lang::Language catalan = test::language("ca");
  CHECK(described("l'asma i L’HOSPITAL", &catalan) ==
        "word:l' word:asma word:i word:l' word:hospital");
  CHECK(described("cuida't", &catalan) == "word:cuida't");
  CHECK(described("l'asma") == "word:l'asma");
}

TEST_CASE("tokenize: a reused object forgets the text before") {
  TokenizedText text;
  lang::tokenize("A long first text. With two sentences.", nullptr, text);
  lang::tokenize("Short", nullptr, text);
  CHECK(text.folded == "short");
  CHECK(text.tokens.size() == 1);
  CHECK(text.sentences.size() == 1);
  lang::tokenize("", nullptr, text);
  CHECK(text.tokens.empty());
  CHECK(text.sentences.empty());
}

TEST_CASE("token_at: finds the token that holds or follows an offset") {
  const TokenizedText text = tokens_of("ab  cd");
  CHECK(lang::token_at(text, 0) == 0);
  CHECK(lang::token_at(text, 1) == 0);
  CHECK(lang::token_at(text, 2) == 1);
  CHECK(lang::token_at(text, 5) == 1);
  CHECK(lang::token_at(text, 6) == 2);
  CHECK(lang::token_at_folded(text, 3) == 1);
}
