// Reading assets/scales/voice.json and assets/tones.

#include "analysis/voice_words.h"

#include <algorithm>
#include <format>
#include <utility>

#include "analysis/voice.h"
#include "json/fields.h"

namespace bedside::analysis {
namespace {

constexpr std::string_view scale_path = "scales/voice.json";
constexpr std::string_view tones_folder = "tones";

struct MarkName {
  std::string_view id;
  std::size_t VoiceMarks::* mark;
};
constexpr std::array mark_names = {
    MarkName{"exclamation", &VoiceMarks::exclamation},
    MarkName{"question", &VoiceMarks::question},
    MarkName{"emoji", &VoiceMarks::emoji},
    MarkName{"capitals", &VoiceMarks::capitals},
    MarkName{"short-sentence", &VoiceMarks::short_sentence},
    MarkName{"long-sentence", &VoiceMarks::long_sentence},
    MarkName{"long-word", &VoiceMarks::long_word},
};

struct AddressReason {
  std::string_view id;
  Address address;
};
constexpr std::array address_reasons = {
    AddressReason{"familiar-you", Address::Familiar},
    AddressReason{"polite-you", Address::Polite},
    AddressReason{"plural-you", Address::Plural},
};

AxisPoints read_pull(json::Fields fields) {
  AxisPoints out{};
  for (const Axis axis : model::all_axes)
    out[static_cast<std::size_t>(axis)] =
        static_cast<int>(fields.whole(model::axis_name(axis), -model::axis_end));
  fields.finish();
  return out;
}

void add_phrase(VoiceWords& words, json::Fields& list, std::string_view key,
                const std::string& text, std::size_t reason, const lang::Language* language) {
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  VoicePhrase phrase{{}, reason};
  for (const lang::Token& token : tokens.tokens) phrase.words.emplace_back(tokens.folded_of(token));
  if (phrase.words.empty() || tokens.tokens.front().kind != lang::TokenKind::Word)
    return list.error(ErrorCode::InvalidValue, key, std::format("'{}' begins with no word", text));
  std::vector<VoicePhrase>& known = words.phrases[phrase.words.front()];
  if (std::ranges::contains(known, phrase.words, &VoicePhrase::words))
    return list.error(ErrorCode::InvalidValue, key, std::format("'{}' stands here twice", text));
  known.push_back(std::move(phrase));
}

}  // namespace

void VoiceScale::read_scale(const json::Value& file, Diagnostics& faults) {
  json::Fields fields(file, std::string(scale_path), faults);
  fields.ignore("sources");
  per_words_ = static_cast<int>(fields.whole("per_words", 1));
  least_words_ = static_cast<std::size_t>(fields.whole("least_words", 1));
  fewest_words_ = static_cast<std::size_t>(fields.whole("fewest_words", 1));
  slight_ = static_cast<int>(fields.whole("slight", 1));
  strong_ = static_cast<int>(fields.whole("strong", slight_));
  different_ = static_cast<int>(fields.whole("different", 1));
  json::Fields pulls = fields.object("pulls");
  for (const json::Member& member : pulls.value().object())
    reasons_.push_back({member.key, read_pull(pulls.object(member.key)), Address::None});
  for (const auto& [id, mark] : mark_names) {
    const auto at = std::ranges::find(reasons_, id, &VoiceReason::id);
    if (at == reasons_.end())
      pulls.error(ErrorCode::MissingValue, id, "this is missing");
    else
      marks_.*mark = static_cast<std::size_t>(at - reasons_.begin());
  }
  for (const auto& [id, address] : address_reasons)
    for (VoiceReason& reason : reasons_)
      if (reason.id == id) reason.address = address;
  pulls.finish();
  fields.finish();
}

void VoiceScale::read_words(const std::string& tag, const json::Value& file,
                            const lang::Language* language, Diagnostics& faults) {
  json::Fields fields(file, std::format("{}/{}.json", tones_folder, tag), faults);
  fields.ignore("status");
  fields.ignore("sources");
  fields.ignore("examples");
  VoiceWords words;
  json::Fields sentence = fields.object("sentence");
  words.short_sentence = static_cast<std::size_t>(sentence.whole("short", 1));
  words.long_sentence = static_cast<std::size_t>(sentence.whole("long", 2));
  sentence.finish();
  words.long_word = static_cast<std::uint32_t>(fields.whole("long_word", 1));
  if (fields.has("forms")) {
    json::Fields forms = fields.object("forms");
    for (const AddressReason& row : address_reasons) {
      const auto index = static_cast<std::size_t>(row.address);
      words.forms[index] = forms.text_or(address_name(row.address), "");
    }
    forms.finish();
  }
  json::Fields lists = fields.object("words");
  for (const json::Member& member : lists.value().object()) {
    const auto reason = std::ranges::find(reasons_, member.key, &VoiceReason::id);
    const bool is_mark = std::ranges::contains(mark_names, member.key, &MarkName::id);
    const std::vector<std::string> texts = lists.texts(member.key);
    if (reason == reasons_.end() || is_mark) {
      lists.error(ErrorCode::InvalidValue, member.key,
                  "scales/voice.json has no words of this kind");
      continue;
    }
    for (const std::string& text : texts)
      add_phrase(words, lists, member.key, text,
                 static_cast<std::size_t>(reason - reasons_.begin()), language);
  }
  lists.finish();
  fields.finish();
  for (auto& [first, phrases] : words.phrases)
    std::ranges::stable_sort(phrases, std::ranges::greater{},
                             [](const VoicePhrase& phrase) { return phrase.words.size(); });
  languages_.emplace(tag, std::move(words));
}

Result<VoiceScale> VoiceScale::load(const catalog::Catalog& catalog,
                                    std::span<const lang::Language> languages,
                                    Diagnostics* faults) {
  Diagnostics found;
  VoiceScale out;
  const Result<json::Value> scale = catalog.file(scale_path);
  if (!scale) return std::unexpected(scale.error());
  out.read_scale(*scale, found);
  for (const std::string_view tag : catalog.names(tones_folder)) {
    const auto language = std::ranges::find(languages, tag, &lang::Language::tag);
    const std::string path = std::format("{}/{}.json", tones_folder, tag);
    const Result<json::Value> file = catalog.file(path);
    if (!file)
      found.add(file.error());
    else if (language == languages.end())
      found.add(ErrorCode::UnknownLanguage, path, "there is no such language");
    else
      out.read_words(std::string(tag), *file, &*language, found);
  }
  if (faults != nullptr) faults->append(found);
  if (!found.empty()) return std::unexpected(found.errors().front());
  return out;
}

std::string_view VoiceScale::form_name(std::string_view tag, Address form) const {
  const VoiceWords* words = words_of(tag);
  return words == nullptr ? std::string_view() : words->forms[static_cast<std::size_t>(form)];
}

bool VoiceScale::is_mark(std::size_t reason) const {
  return std::ranges::contains(mark_names, reasons_[reason].id, &MarkName::id);
}

// "nl-BE" has the words of "nl".
const VoiceWords* VoiceScale::words_of(std::string_view tag) const {
  const auto found = languages_.find(tag.substr(0, tag.find('-')));
  return found == languages_.end() ? nullptr : &found->second;
}

bool VoiceScale::knows(std::string_view tag) const { return words_of(tag) != nullptr; }

}  // namespace bedside::analysis
