// Streets with a house number, postcodes that need their place, and where someone lives.
#include <algorithm>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"
#include "rules/identifiers/validators.h"

namespace bedside::rules {
namespace {

bool is_capital_word(const Scan& scan, std::size_t i) {
  return scan.is_word(i) && scan.token(i).capitalised;
}

// A clinic's own address follows "visit us at"; a person's follows "lives at".
float address_confidence(Scan& scan, std::size_t first) {
  const Cues near = scan.cues_before(scan.token(first).begin, 40);
  if (near.has(Cue::Visit)) return scan.person ? 0.5F : 0.35F;
  if (near.has(Cue::Address)) return 0.85F;
  const bool house = scan.cues_in_sentence(first).has_any(Cues(Cue::Call) | Cue::Visit);
  if (scan.person) return house ? 0.5F : 0.8F;
  return house ? 0.35F : 0.5F;
}

void add_address(Scan& scan, std::size_t first, std::size_t last) {
  scan.add(type::address, scan.token(first).begin, scan.token(last).end,
           address_confidence(scan, first));
}

// A house number at `i`, perhaps behind a comma and "no.": the token it ends at, or 0.
std::size_t end_of_house_number(const Scan& scan, std::size_t i) {
  if (scan.is_mark(i, ',')) ++i;
  for (int steps = 0; steps < 2 && (scan.has(i, Trait::NumberWord) || scan.is_mark(i, '.'));
       ++steps)
    ++i;
  const std::optional<int> number = scan.small_number(i);
  if (!number || *number == 0 || scan.token(i).line_before) return 0;
  // A letter of the house: "12b", "12-II". A percentage, price or time is no number of a house.
  if (scan.is_mark(i + 1, ':') || scan.has(i + 1, Trait::Unit)) return 0;
  const bool letter = scan.is_word(i + 1) && !scan.token(i + 1).space_before &&
                      scan.token(i + 1).end - scan.token(i + 1).begin == 1;
  return letter ? i + 1 : i;
}

// "Keizersgracht 12", "Laugavegur 5a": the street is one word with a telling end, up to two
// tokens before the number (a comma, "nr").
void find_street_before(Scan& scan, std::size_t number) {
  std::size_t i = number;
  while (i > 0 && number - i < 3 && !is_capital_word(scan, i - 1)) --i;
  if (i == 0 || number - i == 3) return;
  --i;
  const std::string_view word = scan.text->folded_of(scan.token(i));
  const auto ends_as_street = [&](const std::string& ending) {
    return word.size() >= ending.size() + 3 && word.ends_with(ending);
  };
  if (word.size() < 6 || !std::ranges::any_of(scan.data->street_endings, ends_as_street)) return;
  if (const std::size_t last = end_of_house_number(scan, i + 1); last >= number)
    add_address(scan, i, last);
}

// "Carrer Gran de Gràcia, 12", "Jl. Merdeka No. 5", "Mtaa wa Lumumba 12".
void find_named_street(Scan& scan, std::size_t i, std::size_t behind) {
  std::size_t at = behind;
  if (scan.is_mark(at, '.') || scan.is_mark(at, '/')) ++at;
  const std::size_t first_name = at;
  std::size_t capitals = 0;
  for (; at < first_name + 6; ++at) {
    if (is_capital_word(scan, at) && !scan.token(at).line_before)
      ++capitals;
    else if (!scan.has_any(at, Traits(Trait::Particle) | Trait::DateJoin))
      break;
  }
  if (capitals == 0) return;
  if (const std::size_t last = end_of_house_number(scan, at); last > 0) add_address(scan, i, last);
}

// "12 Elm Street", "221b Baker St".
void find_street_behind(Scan& scan, std::size_t i) {
  if (!scan.token(i).capitalised) return;
  std::size_t at = i;
  while (at > 0 && i - at < 4 && is_capital_word(scan, at - 1)) --at;
  if (at == i || at == 0) return;
  std::size_t number = at - 1;
  if (number > 0 && scan.is_word(number) && !scan.token(number).space_before) --number;
  const std::optional<int> house = scan.small_number(number);
  if (!house || *house == 0) return;
  add_address(scan, number, i);
}

// "Fairbury, NE 68352".
void find_zip(Scan& scan, std::size_t i) {
  if (!scan.token(i).all_capitals || !scan.is_number(i + 1)) return;
  const std::string_view digits = scan.text_of(i + 1);
  if (digits.size() != 5 || !all_digits(digits)) return;
  std::size_t end = scan.token(i + 1).end;
  if (scan.is_mark(i + 2, '-') && scan.is_number(i + 3) && scan.text_of(i + 3).size() == 4 &&
      !scan.token(i + 2).space_before && !scan.token(i + 3).space_before)
    end = scan.token(i + 3).end;
  scan.add(type::postcode, scan.token(i + 1).begin, end, scan.person ? 0.85F : 0.5F);
}

// "08001 Barcelona", "101 Reykjavík", "Kode Pos 40111".
void find_place_postcode(Scan& scan, std::size_t i) {
  const std::string_view digits = scan.text_of(i);
  if ((digits.size() != 3 && digits.size() != 5) || !all_digits(digits)) return;
  const Cues near = scan.cues_before(scan.token(i).begin, 20);
  const bool place = scan.has(i + 1, Trait::PlaceName) && is_capital_word(scan, i + 1);
  const bool form = digits.size() == 3
                        ? place && digits[0] != '0'
                        : (place && is_es_postcode(digits)) || near.has(Cue::Postcode);
  if (!form) return;
  const bool someone = scan.person || near.has(Cue::Address);
  scan.add(type::postcode, scan.token(i).begin, scan.token(i).end, someone ? 0.75F : 0.4F);
}

// "lives in Fairbury", "woont in Urk": smaller than a province.
void find_home(Scan& scan, const CueHit& cue) {
  std::size_t at = cue.token_end;
  while (at < cue.token_end + 2 && scan.is_word(at) && !scan.token(at).capitalised &&
         scan.token(at).end - scan.token(at).begin <= 4)
    ++at;
  if (!is_capital_word(scan, at) || scan.has_any(at, Traits(Trait::StreetBefore))) return;
  std::size_t last = at;
  while (last < at + 3 && is_capital_word(scan, last + 1)) ++last;
  scan.add(type::place, scan.token(at).begin, scan.token(last).end, scan.person ? 0.75F : 0.4F);
}

// "Mw. Van der Heijden uit Urk", "a 34-year-old man from Fairbury": up to four words behind a name
// or an age.
void find_origin(Scan& scan, const Identifier& someone) {
  std::size_t at = lang::token_at(*scan.text, someone.span.end);
  // A town of the lists needs no more than a particle: "Mzee Odhiambo wa Kisumu".
  if (scan.has(at, Trait::Particle) && scan.has(at + 1, Trait::PlaceName)) {
    scan.add(type::place, scan.token(at + 1).begin, scan.token(at + 1).end,
             someone.confidence >= 0.85F ? 0.78F : 0.5F);
    return;
  }
  for (int steps = 0; steps < 6 && at < scan.size() && !scan.has(at, Trait::Origin); ++steps) ++at;
  if (!scan.has(at, Trait::Origin) || !is_capital_word(scan, at + 1)) return;
  const std::size_t town = at + 1;
  if (scan.token(town).sentence !=
      scan.token(lang::token_at(*scan.text, someone.span.begin)).sentence)
    return;
  if (scan.has_any(town, Traits(Trait::Organisation) | Trait::Month)) return;
  std::size_t last = town;
  while (last < town + 2 && is_capital_word(scan, last + 1)) ++last;
  if (scan.has(last, Trait::Organisation)) return;
  scan.add(type::place, scan.token(town).begin, scan.token(last).end,
           someone.confidence >= 0.85F ? 0.78F : 0.5F);
}

// "P.O. Box 123", "Postbus 99".
void find_box(Scan& scan, const CueHit& cue) {
  std::size_t at = cue.token_end;
  while (at < scan.size() && (scan.is_mark(at, '.') || scan.is_mark(at, ':'))) ++at;
  if (!scan.is_number(at)) return;
  scan.add(type::address, cue.begin, scan.token(at).end, scan.person ? 0.7F : 0.35F);
}

}  // namespace

void find_places(Scan& scan) {
  if (scan.all_traits.has_any(Traits(Trait::Origin) | Trait::PlaceName)) {
    const std::size_t count = scan.found.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Identifier found = scan.found[i];
      if (found.type == type::name || found.type == type::age || found.type == type::age_over_89)
        find_origin(scan, found);
    }
  }
  for (const CueHit& cue : scan.cues) {
    if (cue.cues.has(Cue::Address)) find_home(scan, cue);
    if (cue.cues.has(Cue::PostBox)) find_box(scan, cue);
    if (cue.traits.has(Trait::StreetBefore)) find_named_street(scan, cue.token, cue.token_end);
  }
  for (const std::uint32_t number : scan.numbers) {
    find_place_postcode(scan, number);
    find_street_before(scan, number);
  }
  const Traits streets = Traits(Trait::StreetBefore) | Trait::StreetAfter | Trait::State;
  if (scan.numbers.empty() || !scan.all_traits.has_any(streets)) return;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan.has_any(i, streets)) continue;
    if (scan.has(i, Trait::StreetBefore)) find_named_street(scan, i, i + 1);
    if (scan.has(i, Trait::StreetAfter)) find_street_behind(scan, i);
    if (scan.has(i, Trait::State)) find_zip(scan, i);
  }
}

}  // namespace bedside::rules
