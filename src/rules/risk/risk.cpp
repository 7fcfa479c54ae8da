#include "rules/risk/risk.h"

#include <algorithm>

namespace bedside::rules {
namespace {

struct ClassName {
  RiskClass one;
  std::string_view name;
};

constexpr std::array class_names = {
    ClassName{RiskClass::Person, "person"},
    ClassName{RiskClass::Health, "health"},
    ClassName{RiskClass::Age, "age"},
    ClassName{RiskClass::OldAge, "old_age"},
    ClassName{RiskClass::AgeGroup, "age_group"},
    ClassName{RiskClass::Newborn, "newborn"},
    ClassName{RiskClass::BirthDate, "birth_date"},
    ClassName{RiskClass::Town, "town"},
    ClassName{RiskClass::Village, "village"},
    ClassName{RiskClass::Street, "street"},
    ClassName{RiskClass::Occupation, "occupation"},
    ClassName{RiskClass::PublicRole, "public_role"},
    ClassName{RiskClass::CommonCondition, "common_condition"},
    ClassName{RiskClass::SeriousCondition, "serious_condition"},
    ClassName{RiskClass::RareCondition, "rare_condition"},
    ClassName{RiskClass::Day, "day"},
    ClassName{RiskClass::Month, "month"},
    ClassName{RiskClass::Family, "family"},
    ClassName{RiskClass::UnusualFamily, "unusual_family"},
    ClassName{RiskClass::Event, "event"},
    ClassName{RiskClass::FirstCase, "first_case"},
};
static_assert(class_names.size() == risk_class_count);

constexpr RiskClass class_at(std::size_t index) { return static_cast<RiskClass>(index); }

// The strongest class of each kind that is present.
std::vector<RiskClass> strongest(const RiskMethod& method, RiskClasses present) {
  std::vector<RiskClass> out;
  for (std::size_t i = 0; i < risk_class_count; ++i) {
    const RiskClass one = class_at(i);
    const RiskMethod::ClassRow& row = method.row(one);
    if ((present & risk_bit(one)) == 0 || row.one_in <= 1) continue;
    const auto same = std::ranges::find_if(
        out, [&](RiskClass other) { return method.row(other).kind == row.kind; });
    if (same == out.end())
      out.push_back(one);
    else if (method.row(*same).one_in < row.one_in)
      *same = one;
  }
  return out;
}

std::string filled(std::string_view sentence, std::string_view slot, std::string_view value) {
  std::string out(sentence);
  if (const std::size_t at = out.find(slot); at != std::string::npos)
    out.replace(at, slot.size(), value);
  return out;
}

}  // namespace

std::string_view risk_class_name(RiskClass one) {
  return class_names[static_cast<std::size_t>(one)].name;
}

std::optional<RiskClass> risk_class_from_name(std::string_view name) {
  for (const ClassName& row : class_names)
    if (row.name == name) return row.one;
  return std::nullopt;
}

double RiskMethod::people(RiskClasses present) const {
  constexpr RiskClasses needed = risk_bit(RiskClass::Person) | risk_bit(RiskClass::Health);
  constexpr double everybody = std::numeric_limits<double>::infinity();
  if (!loaded() || (present & needed) != needed) return everybody;
  std::array<double, risk_class_count> shares;
  shares.fill(1);
  bool anchored = false;
  for (RiskClasses rest = present; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    double& share = shares[kinds_[i]];
    share = std::max(share, rows_[i].one_in);
    anchored = anchored || rows_[i].anchor;
  }
  if (!anchored) return everybody;
  double people = people_;
  for (const double share : shares) people /= share;
  return people;
}

RiskAssessment assess_risk(const RiskMethod& method, RiskClasses present, bool fiction) {
  RiskAssessment out;
  const double people = method.people(present);
  if (fiction || people >= method.few()) return out;
  out.people = people;
  out.details = strongest(method, present);

  std::vector<RiskClass> order = out.details;
  std::ranges::stable_sort(order, [&](RiskClass a, RiskClass b) {
    const RiskMethod::ClassRow& first = method.row(a);
    const RiskMethod::ClassRow& second = method.row(b);
    if (first.keep != second.keep) return second.keep;
    return first.one_in > second.one_in;
  });
  // A weaker class of the same kind comes to light when the strongest goes, so kinds go whole.
  RiskClasses left = present;
  for (const RiskClass one : order) {
    if (method.people(left) >= method.few()) break;
    out.drop.push_back(one);
    for (std::size_t i = 0; i < risk_class_count; ++i)
      if (method.row(class_at(i)).kind == method.row(one).kind) left &= ~risk_bit(class_at(i));
  }
  return out;
}

float risk_confidence(const RiskMethod& method, const RiskAssessment& assessment) {
  if (assessment.empty()) return 0;
  constexpr float least = 0.7F;
  constexpr float most = 0.95F;
  const auto share = static_cast<float>(std::min(assessment.people / method.few(), 1.0));
  return most - (most - least) * share;
}

RiskSentences risk_sentences(const RiskMethod& method, const RiskAssessment& assessment,
                             std::size_t ui_language) {
  const auto named = [&](const std::vector<RiskClass>& classes, std::string_view between) {
    std::string out;
    for (const RiskClass one : classes) {
      if (!out.empty()) out += between;
      out += method.row(one).names[ui_language];
    }
    return out;
  };
  if (assessment.empty()) return {};
  // Less than two people fit: whoever knows the person is sure.
  constexpr double one_person = 2;
  const RiskTexts& reason =
      assessment.people < one_person ? method.points_to_one() : method.points_to_few();
  return {filled(reason[ui_language], "{details}", named(assessment.details, " + ")),
          filled(method.drop()[ui_language], "{first}", named(assessment.drop, ", "))};
}

}  // namespace bedside::rules
