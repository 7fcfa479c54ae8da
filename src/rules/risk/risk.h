#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"

namespace bedside::json {
class Value;
}

// How few people a post may speak of, though it names none: "67, teacher, from Vic, Huntington".
// Method and weights are documented in docs/reidentification.md; numbers, words and sentences are
// data (assets/risk).
namespace bedside::rules {

// What a text tells of one person. The first two weigh nothing: without a person and a health fact
// there is nothing to protect. A new class needs a row in assets/risk/method.json.
enum class RiskClass : std::uint8_t {
  Person,
  Health,
  Age,
  OldAge,    // over 89
  AgeGroup,  // "in her forties", "teenager"
  Newborn,
  BirthDate,
  Town,
  Village,  // a place so small that people know each other
  Street,   // an address or a postcode of a street
  Occupation,
  PublicRole,  // one or few in a place: mayor, imam, head teacher
  CommonCondition,
  SeriousCondition,
  RareCondition,
  Day,  // of a birth, a stay, a death
  Month,
  Family,         // "widow", "mother of four"
  UnusualFamily,  // "triplets"
  Event,          // what newspapers write about: a crash, a fire
  FirstCase,      // "the first transplant in the country"
  Count
};
inline constexpr std::size_t risk_class_count = static_cast<std::size_t>(RiskClass::Count);
std::string_view risk_class_name(RiskClass one);  // "public_role", as in assets/risk
std::optional<RiskClass> risk_class_from_name(std::string_view name);

// Classes as bits.
using RiskClasses = std::uint32_t;
static_assert(risk_class_count < 32);
constexpr RiskClasses risk_bit(RiskClass one) {
  return RiskClasses{1} << static_cast<unsigned>(one);
}
// Beside them, of words: the text says that it invents.
inline constexpr RiskClasses risk_fiction = RiskClasses{1} << 31;

// What one text tells, each class where it stands first.
struct RiskSet {
  RiskClasses present = 0;
  bool fiction = false;  // the text says that it invents
  std::array<TextSpan, risk_class_count> spans{};

  bool has(RiskClass one) const { return (present & risk_bit(one)) != 0; }
  void add(RiskClass one, TextSpan span) {
    if (has(one)) return;
    present |= risk_bit(one);
    spans[static_cast<std::size_t>(one)] = span;
  }
  bool operator==(const RiskSet&) const = default;
};

// Texts in the languages of the user interface, in the order of ui_language_names.
using RiskTexts = std::array<std::string, 6>;

// How much each class narrows, and how it is called.
class RiskMethod {
 public:
  struct ClassRow {
    std::string kind;  // of the classes of one kind only the strongest counts: "place"
    double one_in = 1;
    // Something that people who know the person would recognise. Without one nothing is found: a
    // teacher of 45 with diabetes is an example, not somebody.
    bool anchor = false;
    bool keep = false;  // what the post is about: dropped last
    RiskTexts names;
  };

  // Reads the member "method" of assets/risk/method.json at `place`.
  Result<void> load(const json::Value& method, std::string place);
  bool loaded() const { return people_ > 0; }

  // How many people fit all of `present`; infinity when it holds no person, no health fact or no
  // anchor. Taking a class away never makes it smaller.
  double people(RiskClasses present) const;
  // Below this they are too few: the smallest group that may be published.
  double few() const { return few_; }

  const ClassRow& row(RiskClass one) const { return rows_[static_cast<std::size_t>(one)]; }
  // Sentences for a person, with {details} or {first}.
  const RiskTexts& points_to_one() const { return points_to_one_; }
  const RiskTexts& points_to_few() const { return points_to_few_; }
  const RiskTexts& drop() const { return drop_; }

 private:
  double people_ = 0;
  double few_ = 0;
  std::array<ClassRow, risk_class_count> rows_;
  std::array<std::size_t, risk_class_count> kinds_{};  // of each class; equal for one kind
  RiskTexts points_to_one_;
  RiskTexts points_to_few_;
  RiskTexts drop_;
};

struct RiskAssessment {
  double people = std::numeric_limits<double>::infinity();
  std::vector<RiskClass> details;  // what counted, in the order of the enumeration
  // What to leave out so that enough people fit, the strongest first; what the post is about last.
  std::vector<RiskClass> drop;

  bool empty() const { return details.empty(); }
  bool operator==(const RiskAssessment&) const = default;
};

// Empty when more than `few` people fit, or the text says that it invents.
RiskAssessment assess_risk(const RiskMethod& method, RiskClasses present, bool fiction);

// 0.7 where the group is just too small, 0.95 where one person is left: the scale of identifiers.
float risk_confidence(const RiskMethod& method, const RiskAssessment& assessment);

// "Together these point to one person: age + village + rare disease." and "Leave out or blur first:
// village."
// `ui_language` is an index into ui_language_names.
struct RiskSentences {
  std::string reason;
  std::string drop;
};
RiskSentences risk_sentences(const RiskMethod& method, const RiskAssessment& assessment,
                             std::size_t ui_language);

}  // namespace bedside::rules
