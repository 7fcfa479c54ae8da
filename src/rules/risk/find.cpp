// What a text tells of one person, taken from the words and identifiers that were found in it.
#include <algorithm>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"
#include "rules/risk/risk.h"

namespace bedside::rules {
namespace {

// What a sentence holds.
enum Mark : std::uint8_t {
  Somebody = 1,     // a word for one person: "a woman", "her daughter", "patient"
  Known = 2,        // more than a word: an age, a name, "our patient"
  Care = 4,         // admitted, operated, died
  Condition = 8,    // an illness
  ToAudience = 16,  // "call us", "visit us": places and days are the clinic's
  Staff = 32,       // a professional and no patient: it is about them
  Patient = 64,
  Official = 128,  // a mayor opens wards for the ill: somebody only beside care and an illness
};
using Marks = std::uint8_t;

constexpr RiskClasses bits(std::initializer_list<RiskClass> classes) {
  RiskClasses out = 0;
  for (const RiskClass one : classes) out |= risk_bit(one);
  return out;
}
constexpr RiskClasses conditions =
    bits({RiskClass::CommonCondition, RiskClass::SeriousCondition, RiskClass::RareCondition});
// Words of a trade stand for a person too: "a farmer was admitted".
constexpr RiskClasses somebody =
    bits({RiskClass::Person, RiskClass::Newborn, RiskClass::AgeGroup, RiskClass::Occupation,
          RiskClass::Family, RiskClass::UnusualFamily});
// Counted only in or beside a sentence that speaks of somebody.
constexpr RiskClasses beside_somebody =
    bits({RiskClass::AgeGroup, RiskClass::Newborn, RiskClass::Village, RiskClass::Occupation,
          RiskClass::PublicRole, RiskClass::Family, RiskClass::UnusualFamily, RiskClass::Event,
          RiskClass::FirstCase});

class RiskSearch {
 public:
  RiskSearch(const Scan& scan, std::span<const Identifier> found, std::vector<Marks>& marks,
             RiskSet& out)
      : scan_(scan), found_(found), marks_(marks), out_(out) {}

  void run() {
    marks_.assign(scan_.text->sentences.size(), 0);
    mark_cues();
    mark_words();
    mark_identifiers();
    for (Marks& marks : marks_)
      if ((marks & Official) != 0 && (marks & Care) != 0 && (marks & Condition) != 0)
        marks |= Somebody;
    gates();
    // Without both there is no risk, whatever else is told here; another text may bring them.
    take_words();
    take_identifiers();
  }

 private:
  Marks& marks_of(std::size_t token) { return marks_[scan_.token(token).sentence]; }

  void mark_risks(std::size_t token, RiskClasses risks) {
    if ((risks & somebody) != 0) marks_of(token) |= Somebody;
    if ((risks & conditions) != 0) marks_of(token) |= Condition;
    if ((risks & risk_bit(RiskClass::PublicRole)) != 0) marks_of(token) |= Official;
    if ((risks & risk_fiction) != 0) out_.fiction = true;
  }

  void mark_cues() {
    for (const CueHit& hit : scan_.cues) {
      Marks& marks = marks_of(hit.token);
      if (hit.cues.has_any(Cues(Cue::CareEvent) | Cue::Died)) marks |= Care;
      if (hit.cues.has_any(Cues(Cue::Patient) | Cue::Relation)) marks |= Somebody;
      if (hit.cues.has(Cue::OurPatient)) marks |= Known | Care | Patient;
      if (hit.cues.has(Cue::Patient)) marks |= Patient;
      if (hit.cues.has_any(Cues(Cue::Call) | Cue::Visit)) marks |= ToAudience;
      if (hit.risks != 0) mark_risks(hit.token, hit.risks);
    }
  }

  void mark_words() {
    for (std::size_t i = 0; i < scan_.size(); ++i) {
      const WordInfo* word = scan_.words[i];
      if (word == nullptr) continue;
      if (word->risks != 0) mark_risks(i, word->risks);
      if (word->traits.has(Trait::Professional) && !is_public_role(i)) marks_of(i) |= Staff;
    }
  }

  // "burgemeester", or the first word of "kepala desa".
  bool is_public_role(std::size_t i) const {
    constexpr RiskClasses role = risk_bit(RiskClass::PublicRole);
    if ((scan_.words[i]->risks & role) != 0) return true;
    auto hit = std::ranges::lower_bound(scan_.cues, i, {}, &CueHit::token);
    for (; hit != scan_.cues.end() && hit->token == i; ++hit)
      if ((hit->risks & role) != 0) return true;
    return false;
  }

  std::size_t token_of(const Identifier& one) const {
    return lang::token_at(*scan_.text, one.span.begin);
  }

  void mark_identifiers() {
    for (const Identifier& one : found_) {
      const bool age = one.type == type::age || one.type == type::age_over_89;
      if ((age && one.confidence >= 0.9F) || (one.type == type::name && one.confidence >= 0.75F))
        marks_of(token_of(one)) |= Known;
      if (one.type == type::professional_name) marks_of(token_of(one)) |= Staff;
    }
  }

  static bool is_of_staff(Marks marks) { return (marks & Staff) != 0 && (marks & Patient) == 0; }

  void gates() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const Marks marks = marks_[i];
      const TextSpan sentence = scan_.text->sentences[i];
      const bool health = (marks & (Care | Condition)) != 0;
      const bool person = (marks & (Somebody | Known)) != 0;
      if (is_of_staff(marks)) continue;
      if ((marks & Known) != 0 || (person && health)) out_.add(RiskClass::Person, sentence);
      if ((marks & Condition) != 0 || (person && health)) out_.add(RiskClass::Health, sentence);
    }
  }

  // May the sentence of `token` tell of a patient?
  bool is_usable(std::size_t token) const {
    const Marks marks = marks_[scan_.token(token).sentence];
    // "treated at our clinic" is no invitation.
    const bool of_patient = (marks & Known) != 0 && (marks & (Care | Condition)) != 0;
    return ((marks & ToAudience) == 0 || of_patient) && !is_of_staff(marks);
  }

  bool is_beside_somebody(std::size_t token) const {
    const std::size_t sentence = scan_.token(token).sentence;
    const std::size_t first = sentence == 0 ? 0 : sentence - 1;
    const std::size_t end = std::min(sentence + 2, marks_.size());
    for (std::size_t i = first; i < end; ++i)
      if ((marks_[i] & (Somebody | Known)) != 0) return true;
    return false;
  }

  // A day or month of somebody's care.
  bool is_of_care(std::size_t token) const {
    const Marks marks = marks_[scan_.token(token).sentence];
    return (marks & (Somebody | Known)) != 0 && (marks & (Care | Condition)) != 0;
  }

  bool starts_sentence(std::size_t token) const {
    return token == 0 || scan_.token(token - 1).sentence != scan_.token(token).sentence;
  }

  void take(RiskClasses risks, std::size_t first, std::size_t last) {
    risks &= ~risk_fiction & ~risk_bit(RiskClass::Person);
    if (risks == 0 || !is_usable(first)) return;
    // "Baker" is a name where it has a capital.
    if (scan_.token(first).capitalised && !starts_sentence(first))
      risks &= ~bits({RiskClass::Occupation, RiskClass::Day});
    if (!is_beside_somebody(first)) risks &= ~beside_somebody;
    if (!is_of_care(first)) risks &= ~risk_bit(RiskClass::Day);
    add(risks, {scan_.token(first).begin, scan_.token(last).end});
  }

  void add(RiskClasses risks, TextSpan span) {
    for (; risks != 0; risks &= risks - 1)
      out_.add(static_cast<RiskClass>(std::countr_zero(risks)), span);
  }

  void take_words() {
    const bool months = scan_.all_traits.has(Trait::Month);
    for (std::size_t i = 0; i < scan_.size(); ++i) {
      if (scan_.token(i).kind == lang::TokenKind::Hashtag) take_hashtag(i);
      const WordInfo* word = scan_.words[i];
      if (word == nullptr) continue;
      if (word->risks != 0) take(word->risks, i, i);
      if (months && word->traits.has(Trait::Month)) take_month(i);
    }
    if (scan_.all_risks == 0) return;
    for (const CueHit& hit : scan_.cues)
      if (hit.risks != 0) take(hit.risks, hit.token, hit.token_end - 1);
  }

  void take_month(std::size_t i) {
    if (scan_.has(i, Trait::CapitalMonth) && !scan_.token(i).capitalised) return;
    if (is_usable(i) && is_of_care(i)) out_.add(RiskClass::Month, scan_.token(i).span());
  }

  // A tag stands for the whole post: "#Urk" is a place wherever it is put.
  void take_hashtag(std::size_t i) {
    const WordInfo* word = scan_.data->words.find(scan_.text->folded_of(scan_.token(i)));
    if (word == nullptr) return;
    const RiskClasses told = word->risks & (conditions | risk_bit(RiskClass::Village));
    add(told, scan_.token(i).span());
    if (word->traits.has(Trait::PlaceName)) out_.add(RiskClass::Town, scan_.token(i).span());
  }

  std::optional<RiskClass> class_of(const Identifier& one) const {
    if (one.type == type::age && one.confidence >= 0.7F) return RiskClass::Age;
    if (one.type == type::age_over_89 && one.confidence >= 0.7F) return RiskClass::OldAge;
    if (one.type == type::place && one.confidence >= 0.5F) return RiskClass::Town;
    if (one.type == type::address && one.confidence >= 0.6F) return RiskClass::Street;
    if (one.type == type::postcode && one.confidence >= 0.6F) {
      // Letters make it a street's: "1012 AB"; digits alone are a town's.
      const std::string_view code = scan_.text->text.substr(one.span.begin, one.span.size());
      return std::ranges::any_of(code, is_ascii_letter) ? RiskClass::Street : RiskClass::Town;
    }
    if (one.type != type::date || one.confidence < 0.6F) return std::nullopt;
    const bool born = scan_.cues_before(one.span.begin, 40).has(Cue::Birth);
    return born && one.confidence >= 0.9F ? RiskClass::BirthDate : RiskClass::Day;
  }

  void take_identifiers() {
    for (const Identifier& one : found_)
      if (const std::optional<RiskClass> told = class_of(one); told && is_usable(token_of(one)))
        out_.add(*told, one.span);
  }

  const Scan& scan_;
  std::span<const Identifier> found_;
  std::vector<Marks>& marks_;
  RiskSet& out_;
};

}  // namespace

void find_risk(const Scan& scan, std::span<const Identifier> found, RiskSet& out) {
  static thread_local std::vector<Marks> marks;
  RiskSearch(scan, found, marks, out).run();
}

}  // namespace bedside::rules
