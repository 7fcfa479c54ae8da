// The shipped dictionaries: their examples, our words, and how many right words they mark.

#include "actions/dictionaries.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "lang/language.h"
#include "support/files.h"
#include "support/shipped_catalog.h"

namespace bedside::actions {
namespace {

struct Opened {
  lang::SpellingPack pack;
  std::optional<lang::Language> language;
  lang::Speller speller;
};

Opened open(const lang::SpellingPack& pack) {
  const auto file = test::read_file(test::source_path(".deps/packs/" + pack.file()));
  REQUIRE_MESSAGE(file, "run ./tools/setup: " << pack.file());
  Result<lang::Speller> speller = open_speller(pack, std::as_bytes(std::span(*file)));
  REQUIRE_MESSAGE(speller, pack.tag);
  const std::string first = pack.tag.substr(0, pack.tag.find('-'));
  const Result<json::Value> data = test::shipped_catalog().language_json(first);
  REQUIRE(data);
  Result<lang::Language> language = lang::load_language(first, *data);
  REQUIRE(language);
  return {pack, *std::move(language), *std::move(speller)};
}

std::vector<Opened>& all() {
  static std::vector<Opened> opened = [] {
    std::vector<Opened> out;
    for (const lang::SpellingPack& pack : spelling_packs(test::shipped_catalog()))
      out.push_back(open(pack));
    return out;
  }();
  return opened;
}

std::vector<TextSpan> misspelt(Opened& one, std::string_view text) {
  lang::TokenizedText tokens;
  lang::tokenize(text, &*one.language, tokens);
  std::vector<TextSpan> out;
  for (const TextSpan word : lang::words_to_spell(tokens, &*one.language))
    one.speller.find_misspelt(text, word, out);
  return out;
}

// `text` with what is misspelt between [[ and ]].
std::string marked(Opened& one, const std::string& text) {
  std::string out = text;
  const std::vector<TextSpan> spans = misspelt(one, text);
  for (std::size_t i = spans.size(); i-- > 0;) {
    out.insert(spans[i].end, "]]");
    out.insert(spans[i].begin, "[[");
  }
  return out;
}

std::string without_marks(std::string text) {
  for (const std::string_view mark : {"[[", "]]"})
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
  return text;
}

}  // namespace

TEST_CASE("dictionaries: seven are shipped, each knows our 150 words of medicine or more") {
  CHECK(all().size() == 7);
  for (Opened& one : all()) {
    CAPTURE(one.pack.tag);
    CHECK(one.pack.additions.words.size() >= 150);
    for (const std::string& word : one.pack.additions.words)
      CHECK_MESSAGE(misspelt(one, word).empty(), word);
  }
}

TEST_CASE("dictionaries: the size that the button says is that of the file") {
  for (const Opened& one : all()) {
    CAPTURE(one.pack.tag);
    const auto size =
        std::filesystem::file_size(test::source_path(".deps/packs/" + one.pack.file()));
    CHECK(size <= one.pack.bytes + one.pack.bytes / 20);
    CHECK(size >= one.pack.bytes - one.pack.bytes / 20);
  }
}

TEST_CASE("dictionaries: each finds the faults of its examples and no others") {
  for (Opened& one : all()) {
    CAPTURE(one.pack.tag);
    for (const std::string& text : one.pack.right) CHECK(marked(one, text) == text);
    for (const std::string& text : one.pack.wrong) CHECK(marked(one, without_marks(text)) == text);
  }
}

// Names of people that stand in the posts are not counted: no dictionary has them.
TEST_CASE("dictionaries: in real posts of clinics few words are marked") {
  const std::map<std::string, double, std::less<>> most_percent = {
      {"ca", 0.5}, {"en-GB", 0.5}, {"en-US", 1}, {"id", 2}, {"is", 2}, {"nl", 0.5}, {"sw", 3.5}};
  for (Opened& one : all()) {
    std::size_t words = 0, marks = 0;
    for (const char* file : {"posts", "myths-and-law", "questions-and-facts"}) {
      const auto text = test::read_file(test::source_path(
          "tests/corpus/clean/" + one.pack.tag.substr(0, 2) + "/" + file + ".txt"));
      REQUIRE(text);
      lang::TokenizedText tokens;
      lang::tokenize(*text, &*one.language, tokens);
      words += lang::words_to_spell(tokens, &*one.language).size();
      marks += misspelt(one, *text).size();
    }
    const double percent = 100.0 * static_cast<double>(marks) / static_cast<double>(words);
    MESSAGE(one.pack.tag << ": " << marks << " of " << words << " words marked");
    CHECK_MESSAGE(percent <= most_percent.find(one.pack.tag)->second, one.pack.tag);
  }
}

TEST_CASE("dictionaries: a file that is damaged is refused") {
  const lang::SpellingPack& pack = all().front().pack;
  const std::string nonsense = "nonsense";
  CHECK_FALSE(open_speller(pack, std::as_bytes(std::span(nonsense))));
  auto file = test::read_file(test::source_path(".deps/packs/" + pack.file()));
  REQUIRE(file);
  file->resize(file->size() / 2);
  CHECK_FALSE(open_speller(pack, std::as_bytes(std::span(*file))));
}

}  // namespace bedside::actions
