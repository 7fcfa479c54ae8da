// Reading assets/languages/<tag>.json and running its examples.
#include <algorithm>
#include <format>

#include "base/utf8.h"
#include "json/fields.h"
#include "lang/language.h"
#include "lang/readability.h"
#include "lang/tokens.h"

namespace bedside::lang {
namespace {

using json::Fields;

// A list of words that must stand in the file as the matchers see them.
std::vector<std::string> folded_texts(Fields& fields, std::string_view key) {
  std::vector<std::string> words = fields.texts_or_none(key);
  TokenizedText folded;
  for (const std::string& word : words) {
    tokenize(word, nullptr, folded);
    const std::string_view trimmed =
        std::string_view(word).substr(0, word.find_last_not_of('.') + 1);
    if (folded.folded != word || trimmed.size() != word.size())
      fields.error(ErrorCode::InvalidValue, key,
                   "words stand in small letters, with ' as apostrophe, without a final dot");
  }
  std::vector<std::string> sorted = words;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end())
    fields.error(ErrorCode::InvalidValue, key, "a word stands twice in this list");
  return words;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    result.push_back(point.value);
    i += point.size;
  }
  return result;
}

void check_sources(Fields& file, Diagnostics& diagnostics) {
  const json::Array& sources = file.array("sources");
  if (sources.empty())
    diagnostics.add(ErrorCode::AssetSourceMissing, file.place(), "at least one source is needed");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    Fields source = file.element("sources", i);
    source.text("title");
    source.text_or("url", "");
    source.text_or("note", "");
    const std::string date = source.text("checked");
    if (date.size() != 10 || date[4] != '-' || date[7] != '-')
      source.error(ErrorCode::InvalidValue, "checked", "expected a date such as 2026-01-31");
    source.finish();
  }
}

void read_words(Fields fields, LanguageData& data) {
  data.function_words = folded_texts(fields, "function_words");
  if (data.function_words.empty())
    fields.error(ErrorCode::MissingValue, "function_words", "frequent words are required");
  for (std::string& elision : fields.texts_or_none("elisions")) {
    if (!elision.ends_with('\''))
      fields.error(ErrorCode::InvalidValue, "elisions", "an elision ends with '");
    data.elisions.push_back(std::move(elision));
  }
  fields.finish();
}

void read_sentences(Fields fields, LanguageData& data) {
  data.abbreviations = folded_texts(fields, "abbreviations");
  data.abbreviations_may_end = folded_texts(fields, "abbreviations_may_end");
  data.before_letters = folded_texts(fields, "before_letters");
  fields.finish();
}

void read_syllables(Fields fields, LanguageData& data) {
  const SyllableData rules = {.vowels = code_points(fields.text("vowels")),
                              .nuclei = folded_texts(fields, "nuclei"),
                              .rules = fields.texts_or_none("rules")};
  Result<SyllableCounter> made = SyllableCounter::create(rules);
  if (made)
    data.syllables = *std::move(made);
  else
    fields.error(ErrorCode::InvalidValue, "rules/" + made.error().place, made.error().message);
  const Fields examples = fields.object("examples");
  for (const auto& [word, syllables] : examples.value().object())
    data.syllable_examples.push_back({word, syllables.is_int() ? syllables.as_int() : 0});
  if (data.syllable_examples.size() < 4)
    fields.error(ErrorCode::MissingValue, "examples", "four words with their syllables are needed");
  fields.finish();
}

void read_readability(Fields fields, LanguageData& data) {
  data.readability.formulas = fields.texts_or_none("formulas");
  for (const std::string& name : data.readability.formulas)
    if (formula_from_name(name) == nullptr)
      fields.error(ErrorCode::InvalidValue, "formulas", "there is no such formula");
  data.readability.lix_medium = fields.whole("lix_medium", 1);
  data.readability.lix_hard = fields.whole("lix_hard", 1);
  data.readability.hard_word_letters = fields.whole("hard_word_letters", 1);
  fields.finish();
}

void read_examples(Fields fields, LanguageData& data) {
  for (std::size_t i = 0; i < fields.array("words").size(); ++i) {
    Fields example = fields.element("words", i);
    data.word_examples.push_back({example.text("text"), example.texts("words")});
    example.finish();
  }
  const json::Array& sentences = fields.array("sentences");
  for (const json::Value& example : sentences) {
    std::vector<std::string>& parts = data.sentence_examples.emplace_back();
    for (const json::Value& part : example.array())
      if (part.is_string()) parts.push_back(part.as_string());
    if (parts.empty())
      fields.error(ErrorCode::SchemaMismatch, "sentences", "expected lists of sentences");
  }
  data.posts = fields.texts("posts");
  data.other_posts = fields.texts_or_none("other_posts");
  if (data.word_examples.empty() || data.sentence_examples.empty() || data.posts.size() < 2)
    fields.error(ErrorCode::MissingValue, "",
                 "examples of words, sentences and two posts are needed");
  fields.finish();
}

std::vector<std::string_view> words_of(const TokenizedText& text) {
  std::vector<std::string_view> words;
  for (const Token& token : text.tokens)
    if (token.kind == TokenKind::Word) words.push_back(text.text_of(token));
  return words;
}

}  // namespace

Result<Language> load_language(std::string tag, const json::Value& value) {
  Diagnostics diagnostics;
  Fields file(value, "languages/" + tag + ".json", diagnostics);
  LanguageData data;
  data.tag = std::move(tag);
  if (file.text("format") != "bedside/language/1")
    file.error(ErrorCode::UnknownFormat, "format", "expected bedside/language/1");
  data.name = file.text("name");
  data.english_name = file.text("english_name");
  check_sources(file, diagnostics);
  read_words(file.object("words"), data);
  read_sentences(file.object("sentences"), data);
  read_syllables(file.object("syllables"), data);
  read_readability(file.object("readability"), data);
  read_examples(file.object("examples"), data);
  file.ignore("identifiers");
  file.finish();
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return Language(std::move(data));
}

Diagnostics check_examples(const Language& language) {
  Diagnostics diagnostics;
  const std::string place = "languages/" + language.tag() + ".json#/examples/";
  const LanguageData& data = language.data();
  TokenizedText text;
  for (std::size_t i = 0; i < data.word_examples.size(); ++i) {
    const LanguageData::WordExample& example = data.word_examples[i];
    tokenize(example.text, &language, text);
    if (!std::ranges::equal(words_of(text), example.words))
      diagnostics.add(ErrorCode::AssetExampleFails, place + "words/" + std::to_string(i),
                      "the text is cut into other words");
  }
  for (std::size_t i = 0; i < data.sentence_examples.size(); ++i) {
    const std::vector<std::string>& sentences = data.sentence_examples[i];
    std::string paragraph;
    for (const std::string& sentence : sentences)
      paragraph += (paragraph.empty() ? "" : " ") + sentence;
    tokenize(paragraph, &language, text);
    const auto as_text = [&](TextSpan span) {
      return std::string_view(paragraph).substr(span.begin, span.size());
    };
    if (!std::ranges::equal(text.sentences, sentences, {}, as_text))
      diagnostics.add(
          ErrorCode::AssetExampleFails, place + "sentences/" + std::to_string(i),
          std::format("expected {} sentences, found {}", sentences.size(), text.sentences.size()));
  }
  for (const LanguageData::SyllableExample& example : data.syllable_examples) {
    const auto found = static_cast<std::int64_t>(data.syllables.count(example.word));
    if (found != example.syllables)
      diagnostics.add(ErrorCode::AssetExampleFails,
                      "languages/" + language.tag() + ".json#/syllables/examples/" + example.word,
                      std::format("expected {} syllables, found {}", example.syllables, found));
  }
  return diagnostics;
}

}  // namespace bedside::lang
