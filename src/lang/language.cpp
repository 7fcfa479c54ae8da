#include "lang/language.h"

#include <algorithm>

namespace bedside::lang {
namespace {

bool holds(const std::vector<std::string>& sorted, std::string_view value) {
  return std::ranges::binary_search(sorted, value);
}

}  // namespace

Language::Language(LanguageData data) : data_(std::move(data)) {
  for (auto* list :
       {&data_.elisions, &data_.abbreviations, &data_.abbreviations_may_end, &data_.before_letters})
    std::ranges::sort(*list);
  sorted_function_words_ = data_.function_words;
  std::ranges::sort(sorted_function_words_);
}

bool Language::is_abbreviation(std::string_view folded) const {
  return holds(data_.abbreviations, folded);
}

bool Language::may_end_sentence(std::string_view folded) const {
  return holds(data_.abbreviations_may_end, folded);
}

bool Language::stands_before_letter(std::string_view folded) const {
  return holds(data_.before_letters, folded);
}

bool Language::is_function_word(std::string_view folded) const {
  return holds(sorted_function_words_, folded);
}

bool Language::is_elision(std::string_view folded) const { return holds(data_.elisions, folded); }

}  // namespace bedside::lang
