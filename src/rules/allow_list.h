#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "rules/identifiers/identify.h"
#include "rules/phrase_tables.h"

namespace bedside::rules {

struct Scratch;

// What an organisation says of itself, which is nobody's secret: names of its staff, its telephone
// numbers, its addresses, its products. A finding that lies wholly inside one of them is not made.
struct AllowedTexts {
  std::vector<std::string> staff;
  std::vector<std::string> products;
  std::vector<std::string> words;
  std::vector<std::string> numbers;    // in any grouping, with or without the country
  std::vector<std::string> addresses;  // streets, mail addresses, domains, accounts
};

// A plain list of them, as the settings have it, sorted into kinds: a number by its digits, an
// address by its dots or @, all by their words. Parts between commas count by themselves, and a
// name also without the title before it.
AllowedTexts allowed_texts(std::span<const std::string> own);

class AllowList {
 public:
  AllowList() = default;
  explicit AllowList(const AllowedTexts& texts);
  bool empty() const { return empty_; }

  // Adds to scratch.allowed the places of scratch.text that are allowed: in order, joined where
  // they touch. Words are compared folded and whole; a name also with the 's of a genitive. Linear.
  void find(Scratch& scratch) const;

  // True when the identifier lies inside `allowed`, or is one of the numbers, mail addresses,
  // domains or accounts in another spelling: "+31 30 250 00 00" and "030-2500000" are one number.
  bool covers(const Identifier& identifier, std::string_view text,
              std::span<const TextSpan> allowed) const;

 private:
  bool empty_ = true;
  PhraseTables phrases_;
  std::vector<std::string> numbers_;    // digits without leading zeros
  std::vector<std::string> addresses_;  // small letters
};

// True when `span` lies inside one of `allowed`, which are in order and apart. Logarithmic.
bool is_allowed(TextSpan span, std::span<const TextSpan> allowed);

}  // namespace bedside::rules
