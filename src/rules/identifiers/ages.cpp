// Ages: "67-year-old", "(67)" behind a name, "67 jaar oud", "usia 67 tahun", "umri wa miaka 67",
// "67 ára". Limits ("over 65 years"), ranges and durations ("for 95 years") are none.
#include <algorithm>

#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"

namespace bedside::rules {
namespace {

constexpr int oldest = 125;

// "50-69", "50 to 69", "65+", "65 and over": a group of people.
bool is_group(const Scan& scan, std::size_t i) {
  const auto number_with = [&](std::size_t number, std::size_t between) {
    return scan.is_number(number) &&
           (scan.is_mark(between, '-') || scan.has(between, Trait::Range) ||
            scan.text->text_of(scan.token(between)) == "–");
  };
  if (i >= 2 && number_with(i - 2, i - 1)) return true;
  if (i + 2 < scan.size() && number_with(i + 2, i + 1)) return true;
  return scan.is_mark(i + 1, '+');
}

// Is there a limit or a duration in the two words before: "over the 65", "for almost 95"?
bool is_measured(const Scan& scan, std::size_t i) {
  const Traits measure = Traits(Trait::Limit) | Trait::Duration;
  if (scan.traits_before(i).has_any(measure)) return true;
  return i > 0 && scan.is_word(i - 1) && scan.traits_before(i - 1).has_any(measure);
}

struct AgeWords {
  bool unit = false;     // "years" behind the number
  bool strong = false;   // and a word that makes it an age
  std::size_t next = 0;  // the token behind
};

// The words behind the number at `i`: "-year-old", "jaar oud", "ára", "y/o".
AgeWords words_behind(const Scan& scan, std::size_t i) {
  AgeWords words;
  std::size_t at = i + 1;
  if (scan.is_mark(at, '-')) ++at;
  if (scan.has(at, Trait::AgeStrong)) return {true, true, at + 1};
  if (!scan.has(at, Trait::AgeUnit)) return {false, false, i + 1};
  words.unit = true;
  ++at;
  if (scan.is_mark(at, '-') || scan.is_mark(at, '/')) ++at;
  if (scan.has(at, Trait::AgeOld)) {
    words.strong = true;
    ++at;
  }
  words.next = at;
  return words;
}

// "65 years and over", "67 tahun ke atas", "95 years ago" behind the words of an age: a limit or a
// duration. Words of one or two letters are prepositions of what follows: "58 ára í þorpi".
bool is_measured_behind(const Scan& scan, std::size_t next, bool announced) {
  for (std::size_t at = next; at < next + 2 && (at == next || scan.is_word(at)); ++at) {
    if (at < scan.size() && scan.text_of(at).size() <= 2) continue;
    if (scan.has(at, Trait::Origin)) return false;
    if (scan.has(at, Trait::Limit)) return true;
    // "aged 67 after a fall": what is announced as an age is no duration.
    if (at == next && !announced && scan.has(at, Trait::Duration)) return true;
  }
  return false;
}

// "a farmer of 58 years", "una pagesa de 58 anys", "Bóndi, 58 ára", "mother of four, 34 years": a
// word for one person ends at most three tokens before.
bool is_of_somebody(const Scan& scan, std::size_t i) {
  constexpr RiskClasses somebody = risk_bit(RiskClass::Person) | risk_bit(RiskClass::Occupation) |
                                   risk_bit(RiskClass::PublicRole) | risk_bit(RiskClass::Family);
  for (std::size_t at = i; at > 0 && i - at < 3;) {
    --at;
    if (scan.token(at).sentence != scan.token(i).sentence) return false;
    if (scan.words[at] != nullptr && (scan.words[at]->risks & somebody) != 0) return true;
  }
  auto hit = std::ranges::lower_bound(scan.cues, i, {}, &CueHit::token);
  for (int steps = 0; hit != scan.cues.begin() && steps < 4; ++steps) {
    --hit;
    if (hit->token_end <= i && i - hit->token_end < 3 && (hit->risks & somebody) != 0) return true;
  }
  return false;
}

// The number stands in brackets or between commas behind a name: "Anja (67)", "Anja, 67, is".
bool follows_name(const Scan& scan, std::size_t i, std::size_t next) {
  if (i == 0) return false;
  const bool bracketed = scan.is_mark(i - 1, '(') && scan.is_mark(next, ')');
  const bool between =
      scan.is_mark(i - 1, ',') && (scan.is_mark(next, ',') || scan.is_mark(next, '.'));
  if (!bracketed && !between) return false;
  const std::size_t mark = scan.token(i - 1).begin;
  const Identifier* name = scan.name_before(mark);
  return name != nullptr && mark - name->span.end <= 1;
}

// A name ends right before the number: "la Júlia, de 9 anys", "Slamet Riyadi usia 71".
bool is_beside_name(const Scan& scan, std::size_t i) {
  const std::size_t begin = scan.token(i).begin;
  const Identifier* name = scan.name_before(begin);
  return name != nullptr && begin - name->span.end <= 5;
}

// "94th birthday", "94e verjaardag".
bool is_birthday(const Scan& scan, std::size_t i) {
  std::size_t at = i + 1;
  if (scan.is_word(at) && !scan.token(at).space_before) ++at;
  return scan.has(at, Trait::Birthday);
}

void add_age(Scan& scan, std::size_t i, int years, float sure) {
  scan.add(years > 89 ? type::age_over_89 : type::age, scan.token(i).begin, scan.token(i).end,
           sure);
}

void find_age(Scan& scan, std::size_t i) {
  const std::optional<int> years = scan.small_number(i);
  if (!years || *years > oldest || scan.text_of(i).size() > 3) return;
  const AgeWords words = words_behind(scan, i);
  if (follows_name(scan, i, words.next)) return add_age(scan, i, *years, 0.95F);
  // Swahili puts the unit first: "Neema Joseph, miaka 4".
  const bool unit_first = i > 0 && scan.has(i - 1, Trait::AgeUnit);
  if ((words.unit && is_beside_name(scan, i)) || (unit_first && is_beside_name(scan, i - 1)))
    return add_age(scan, i, *years, 0.95F);
  if (is_birthday(scan, i)) {
    const Identifier* name = scan.name_before(scan.token(i).begin);
    const bool theirs =
        name != nullptr && name->confidence >= 0.75F && scan.token(i).begin - name->span.end <= 80;
    return add_age(scan, i, *years, theirs ? 0.9F : 0.6F);
  }
  std::size_t before = i;
  if (before > 0 && scan.is_mark(before - 1, ':')) --before;
  const bool announced = scan.traits_before(before).has(Trait::AgeBefore);
  const bool unit_of_somebody = unit_first && is_of_somebody(scan, i - 1);
  if (!announced && !words.unit && !unit_of_somebody) return;
  if (is_group(scan, i) || is_measured(scan, announced ? i - 1 : i)) return;
  if (is_measured_behind(scan, words.next, announced)) return;
  const Cues sentence = scan.cues_in_sentence(i);
  const bool patient = sentence.has_any(Cues(Cue::Patient) | Cue::OurPatient | Cue::Relation);
  if (announced || words.strong)
    add_age(scan, i, *years, patient ? 0.95F : 0.9F);
  else if (unit_of_somebody || is_of_somebody(scan, i))
    add_age(scan, i, *years, 0.9F);
  else if (patient)
    add_age(scan, i, *years, 0.7F);
}

// "ninety-three-year-old", "noranta-dos anys".
void find_spelled_age(Scan& scan, std::size_t i) {
  for (std::size_t at = i + 1; at < i + 6 && at < scan.size(); ++at) {
    if (!scan.has_any(at, Traits(Trait::AgeUnit) | Trait::AgeStrong)) continue;
    if (is_measured(scan, i)) return;
    std::size_t last = at - 1;
    while (last > i && !scan.is_word(last)) --last;
    scan.add(type::age_over_89, scan.token(i).begin, scan.token(last).end, 0.85F);
    return;
  }
  // Swahili puts the unit first: "miaka tisini na mbili".
  if (i > 0 && scan.has(i - 1, Trait::AgeUnit) && !is_measured(scan, i - 1))
    scan.add(type::age_over_89, scan.token(i).begin, scan.token(i).end, 0.7F);
}

}  // namespace

void find_ages(Scan& scan) {
  for (const std::uint32_t number : scan.numbers) find_age(scan, number);
  if (!scan.all_traits.has(Trait::Ninety)) return;
  for (std::size_t i = 0; i < scan.size(); ++i)
    if (scan.has(i, Trait::Ninety)) find_spelled_age(scan, i);
}

}  // namespace bedside::rules
