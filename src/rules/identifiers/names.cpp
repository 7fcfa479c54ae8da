// Names of persons. A title or a patient word before a capital is enough; a first name of the list
// wants a second sign: a surname, a particle, a patronymic, an age, a care event.
#include <algorithm>
#include <array>

#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"

namespace bedside::rules {
namespace {

constexpr std::size_t longest_name = 6;  // capitals
constexpr std::size_t most_initials = 4;

// What the words from one token on look like as a name.
struct Shape {
  std::size_t first = 0;
  std::size_t last = 0;      // token, included
  std::size_t capitals = 0;  // initials do not count
  bool first_listed = false;
  bool word_name = false;  // the first is also a common word
  bool first_is_surname = false;
  bool surname_listed = false;
  bool particle = false;
  bool patronymic = false;
  bool initial = false;
  bool eponym = false;
  std::size_t size() const { return capitals + (initial ? 1 : 0); }
};

bool has_patronymic_ending(const Scan& scan, std::size_t i) {
  const std::string_view word = scan.text->folded_of(scan.token(i));
  return std::ranges::any_of(scan.data->patronymic_endings, [&](const std::string& ending) {
    return word.size() >= ending.size() + 2 && word.ends_with(ending);
  });
}

bool is_initial(const Scan& scan, std::size_t i) {
  return scan.is_word(i) && scan.token(i).capitalised && scan.text_of(i).size() <= 2 &&
         scan.is_mark(i + 1, '.') && !scan.token(i + 1).space_before;
}

// A capital that can be part of a name.
bool is_name_word(const Scan& scan, std::size_t i) {
  if (!scan.is_word(i) || !scan.token(i).capitalised) return false;
  const Traits names = Traits(Trait::FirstName) | Trait::WordName | Trait::Surname;
  const Traits others = Traits(Trait::NoName) | Trait::Organisation | Trait::Month |
                        Trait::StreetBefore | Trait::StreetAfter | Trait::Title |
                        Trait::Professional;
  if (scan.has_any(i, names)) return true;
  return !scan.has_any(i, others) && !(scan.words[i] && !scan.words[i]->cues.empty());
}

// "'t" and "'s" before a name: the token behind, else `i`.
std::size_t skip_short_particle(const Scan& scan, std::size_t i) {
  if (!scan.is_word(i + 1) || scan.token(i + 1).space_before || scan.token(i + 1).capitalised ||
      scan.text->folded_of(scan.token(i)) != "'")
    return i;
  const std::string_view word = scan.text->folded_of(scan.token(i + 1));
  return word == "t" || word == "s" ? i + 2 : i;
}

// Particles at `i` and a name word behind them: that word's token, or 0. An article is no part of
// a name that it begins, unless a title stands before: "meneer El Amrani".
std::size_t word_behind_particles(const Scan& scan, std::size_t i, bool begins_name) {
  std::size_t at = i;
  if (begins_name && (scan.has(i, Trait::Article) || !scan.is_word(i))) return 0;
  for (std::size_t next = i; next < i + 5 && next < scan.size(); next = at) {
    if (scan.token(next).line_before) break;
    at = scan.has(next, Trait::Particle) ? next + 1 : skip_short_particle(scan, next);
    if (at == next) break;
  }
  if (at == i || !is_name_word(scan, at) || scan.token(at).line_before) return 0;
  return at;
}

void take_word(const Scan& scan, std::size_t i, Shape& shape) {
  if (shape.capitals == 0) {
    shape.first_listed = scan.has(i, Trait::FirstName);
    shape.word_name = scan.has(i, Trait::WordName);
    shape.first_is_surname = scan.has(i, Trait::Surname);
    shape.eponym = scan.has(i, Trait::Eponym);
  } else {
    shape.surname_listed = shape.surname_listed || scan.has(i, Trait::Surname);
    shape.patronymic = shape.patronymic || (!scan.has(i, Trait::Eponym) && !shape.surname_listed &&
                                            has_patronymic_ending(scan, i));
  }
  ++shape.capitals;
  shape.last = i;
}

// The longest name from token `i` on; no capitals: none. Stays on one line.
Shape shape_at(const Scan& scan, std::size_t i, bool behind_title = false) {
  Shape shape{.first = i, .last = i};
  std::size_t at = i;
  std::size_t initials = 0;
  while (shape.capitals < longest_name && at < scan.size()) {
    if (at > i && scan.token(at).line_before) break;
    if (is_initial(scan, at)) {
      if (++initials > most_initials) break;
      shape.initial = true;
      shape.last = at + 1;
      at += 2;
    } else if (is_name_word(scan, at)) {
      take_word(scan, at++, shape);
    } else if (const std::size_t behind =
                   word_behind_particles(scan, at, shape.capitals == 0 && !behind_title);
               behind > 0) {
      shape.particle = true;
      take_word(scan, behind, shape);
      at = behind + 1;
    } else {
      break;
    }
    // "Anne-Marie", "Puig-Vila"
    const bool hyphen = scan.is_mark(at, '-') && !scan.token(at).space_before &&
                        at + 1 < scan.size() && !scan.token(at + 1).space_before;
    if (hyphen && is_name_word(scan, at + 1)) ++at;
  }
  // An initial at the end is the end of a sentence: "vitamin C."
  if (shape.capitals == 0) shape.last = i;
  return shape;
}

// "Johns Hopkins Hospital", "Stichting Anna Zorg", "Carrer Joan Güell": a house or a street.
bool is_of_a_house(const Scan& scan, const Shape& shape) {
  const Traits house = Traits(Trait::Organisation) | Trait::StreetBefore;
  if (scan.has_any(shape.last + 1, Traits(Trait::Organisation) | Trait::StreetAfter)) return true;
  if (shape.first == 0) return false;
  std::size_t before = shape.first - 1;
  // "Hospital de la", "Universiteit van"
  for (int steps = 0; steps < 3 && before > 0; ++steps) {
    if (!scan.has_any(before, Traits(Trait::Particle) | Trait::DateJoin) &&
        !scan.is_mark(before, '.'))
      break;
    --before;
  }
  return scan.has_any(before, house) && scan.token(before).capitalised;
}

// A patient word, an age in brackets or between commas, or a professional within a few tokens.
struct Behind {
  bool patient = false;
  bool age = false;
  bool professional = false;
};

Behind look_behind(const Scan& scan, const Shape& shape) {
  Behind behind;
  const std::size_t next = shape.last + 1;
  behind.age = (scan.is_mark(next, '(') || scan.is_mark(next, ',')) && scan.is_number(next + 1) &&
               scan.small_number(next + 1).value_or(1000) < 126;
  // One capital alone begins many sentences: "Mark the patient's skin". It wants a comma.
  const bool apart = scan.is_mark(next, ',') || scan.is_mark(next, '(');
  const std::size_t reach = apart ? 6 : 4;
  for (std::size_t at = next; at < next + reach && at < scan.size(); ++at) {
    if (scan.token(at).sentence != scan.token(shape.last).sentence) break;
    if (shape.capitals > 1 || apart) behind.patient = behind.patient || scan.has(at, Cue::Patient);
    if (at < next + 4)
      behind.professional = behind.professional || scan.has(at, Trait::Professional);
  }
  return behind;
}

void add_name(Scan& scan, const Shape& shape, std::string_view kind, float sure) {
  scan.add(kind, scan.token(shape.first).begin, scan.token(shape.last).end, std::min(sure, 0.97F));
}

bool starts_sentence(const Scan& scan, std::size_t i) {
  return i == 0 || scan.token(i - 1).sentence != scan.token(i).sentence;
}

// How sure the name behind a word that announces one is; 0 = it is none.
struct Announcer {
  float listed;   // its first word is a first name of the lists
  float several;  // two words or more
  float single;   // one word that is in no list
};
constexpr Announcer by_title = {0.95F, 0.92F, 0.86F};
constexpr Announcer by_family_title = {0.93F, 0.85F, 0.55F};
constexpr Announcer by_patient = {0.92F, 0.8F, 0.6F};
constexpr Announcer by_heading = {0.9F, 0.4F, 0};  // "Patient Safety Day"
constexpr Announcer by_field = {0.9F, 0.88F, 0.8F};
constexpr Announcer by_called = {0.85F, 0.6F, 0.3F};
constexpr Announcer by_family = {0.82F, 0.6F, 0.3F};
constexpr Announcer by_salutation = {0.8F, 0.45F, 0};

float announced(const Announcer& announcer, const Shape& shape) {
  if (shape.first_listed || shape.first_is_surname || shape.surname_listed || shape.patronymic)
    return announcer.listed;
  if (shape.size() >= 2 || shape.particle) return announcer.several;
  return shape.eponym ? 0 : announcer.single;
}

// What happens to one person and not to an audience.
constexpr Cues care_cues = Cues(Cue::CareEvent) | Cue::Died | Cue::Birth | Cue::OurPatient;

class NameSearch {
 public:
  explicit NameSearch(Scan& scan) : scan_(scan) {}

  void run() {
    for (std::size_t i = 0; i < scan_.size();) i = std::max(i + 1, search(i));
  }

 private:
  // Looks for a name that token `i` begins or announces; where to go on.
  std::size_t search(std::size_t i) {
    if (!scan_.is_word(i)) return i + 1;
    const bool capital = scan_.token(i).capitalised;
    if (scan_.words[i] == nullptr) return capital ? by_shape(i) : i + 1;
    if (scan_.has(i, Trait::Professional))
      if (const std::size_t end = by_profession(i); end > 0) return end;
    if (is_title(i))
      if (const std::size_t end = behind_title(i); end > 0) return end;
    if (const std::size_t end = by_cue(i); end > 0) return end;
    if (const std::size_t end = surname_first(i); end > 0) return end;
    if (scan_.has(i, Trait::Endearment))
      if (const std::size_t end = behind_endearment(i); end > 0) return end;
    if (scan_.has(i, Trait::Salutation))
      if (const std::size_t end = behind_salutation(i); end > 0) return end;
    if (!capital) return i + 1;
    const bool listed = scan_.has_any(i, Traits(Trait::FirstName) | Trait::WordName);
    return listed ? by_list(i) : by_shape(i);
  }

  bool is_title(std::size_t i) const {
    if (scan_.has(i, Trait::DottedTitle) && !scan_.is_mark(i + 1, '.')) return false;
    if (scan_.has(i, Trait::DottedTitle)) return scan_.token(i).capitalised;
    // Two letters without dot and capital are a word of some other language: "bi", "en".
    const bool tiny = scan_.token(i).end - scan_.token(i).begin <= 2;
    return scan_.has(i, Trait::Title) &&
           (!tiny || scan_.token(i).capitalised || scan_.is_mark(i + 1, '.'));
  }

  std::size_t skip_dot(std::size_t i) const {
    return scan_.is_mark(i, '.') && !scan_.token(i).space_before ? i + 1 : i;
  }

  std::size_t behind_title(std::size_t i) {
    std::size_t at = skip_dot(i + 1);
    // "dhr. dr. Jansen", "Ibu Hj. Siti"
    if (is_title_word(at)) at = skip_dot(at + 1);
    const bool professional = scan_.has(i, Trait::Professional) ||
                              (at > i + 1 && scan_.has(at - 1, Trait::Professional)) ||
                              (at > i + 2 && scan_.has(at - 2, Trait::Professional));
    if (at >= scan_.size() || scan_.token(at).line_before) return 0;
    const Shape shape = shape_at(scan_, at, true);
    if (shape.size() == 0 || shape.capitals == 0 || is_of_a_house(scan_, shape)) return 0;
    const Announcer& announcer = scan_.has(i, Cue::Relation) ? by_family_title : by_title;
    const float sure = announced(announcer, shape);
    if (sure == 0) return 0;
    const bool staff = professional || is_presented(shape) || works_here(shape);
    add_name(scan_, shape, staff ? type::professional_name : type::name, staff ? 0.8F : sure);
    return shape.last + 1;
  }

  // "Ms Rahman joins us as practice manager", "mevrouw Bakker van de balie".
  bool works_here(const Shape& shape) {
    constexpr std::size_t reach = 24;
    const Cues behind = scan_.cues_after(scan_.token(shape.last).end, reach);
    const Cues of_a_patient = Cues(Cue::CareEvent) | Cue::Died | Cue::Patient | Cue::OurPatient;
    return behind.has(Cue::Staff) && !scan_.cues_in_sentence(shape.last).has_any(of_a_patient);
  }

  // "Mr Okafor, our hip surgeon", "Ibu Sari, bidan kami": what follows the comma is their work.
  bool is_presented(const Shape& shape) const {
    const std::size_t next = shape.last + 1;
    const bool apart = scan_.is_mark(next, ',') || scan_.is_mark(next, '(');
    if (!apart) return false;
    const Behind behind = look_behind(scan_, shape);
    return behind.professional && !behind.patient;
  }

  bool is_title_word(std::size_t i) const {
    return scan_.has_any(i, Traits(Trait::Title) | Trait::DottedTitle | Trait::Professional);
  }

  // "Dr. Smith", "verpleegkundige Anja de Vries": staff.
  std::size_t by_profession(std::size_t i) {
    std::size_t at = skip_dot(i + 1);
    for (int titles = 0; titles < 3 && is_title_word(at); ++titles) at = skip_dot(at + 1);
    if (at >= scan_.size() || scan_.token(at).line_before) return 0;
    const Shape shape = shape_at(scan_, at);
    if (shape.capitals == 0 || is_of_a_house(scan_, shape)) return 0;
    if (i > 0 && scan_.has(i - 1, Trait::Organisation))
      return shape.last + 1;  // "RSUD Dr. Soetomo"
    // "nurse Joy" may be one, "Nurse Appreciation Week" is none.
    const bool listed = shape.first_listed || shape.surname_listed || shape.patronymic;
    const bool short_title = scan_.is_mark(i + 1, '.') || scan_.text_of(i).size() <= 4;
    if (!listed && !short_title) return 0;
    add_name(scan_, shape, type::professional_name, 0.8F);
    return shape.last + 1;
  }

  // The name behind a patient word, a family word or "called".
  std::size_t by_cue(std::size_t i) {
    const Cues cues = scan_.words[i]->cues;
    if (!cues.has_any(Cues(Cue::Patient) | Cue::NameField | Cue::Relation)) return 0;
    std::size_t at = i + 1;
    const bool colon = scan_.is_mark(at, ':');
    if (colon) ++at;
    // "pasien kami", "mgonjwa wetu", "sjúklingurinn okkar"
    const bool ours = scan_.has(at, Trait::Possessive);
    if (ours) ++at;
    if (cues.has(Cue::Patient) && scan_.has(at, Cue::NameField)) ++at;
    if (scan_.is_mark(at, ',') && !cues.has(Cue::NameField)) ++at;
    if (scan_.has(at, Trait::Article)) ++at;
    if (is_title_word(at) || at >= scan_.size()) return 0;  // its title finds it
    if (scan_.token(at).line_before && !colon) return 0;
    const Shape shape = shape_at(scan_, at);
    if (shape.capitals == 0 || is_of_a_house(scan_, shape)) return 0;
    const float sure = announced(announcer_of(i, cues, colon, ours), shape);
    if (sure == 0) return 0;
    const Behind behind = look_behind(scan_, shape);
    add_name(scan_, shape, type::name, behind.age ? std::max(sure, 0.9F) : sure);
    return shape.last + 1;
  }

  const Announcer& announcer_of(std::size_t i, Cues cues, bool colon, bool ours_behind) const {
    if (colon && cues.has_any(Cues(Cue::Patient) | Cue::NameField)) return by_field;
    if (cues.has(Cue::Patient)) {
      const bool ours = ours_behind || (i > 0 && scan_.has(i - 1, Trait::Possessive));
      const bool heading = scan_.token(i).capitalised && !ours;
      return heading ? by_heading : by_patient;
    }
    return cues.has(Cue::NameField) ? by_called : by_family;
  }

  // "Hughes, Patricia" as forms have it.
  std::size_t surname_first(std::size_t i) {
    if (!scan_.has(i, Trait::Surname) || !scan_.token(i).capitalised || !scan_.is_mark(i + 1, ','))
      return 0;
    if (!scan_.has(i + 2, Trait::FirstName) || !scan_.token(i + 2).capitalised) return 0;
    if (scan_.is_word(i + 3) && scan_.token(i + 3).capitalised && is_name_word(scan_, i + 3))
      return 0;
    Shape shape{.first = i, .last = i + 2, .capitals = 2};
    const bool form = scan_.cues_after(scan_.token(i + 2).end, 16).has(Cue::Birth);
    add_name(scan_, shape, type::name, form ? 0.92F : 0.6F);
    return i + 3;
  }

  // "Dear Willem", "Benvinguda, Martina!": only first names of the lists.
  std::size_t behind_salutation(std::size_t i) {
    const std::size_t at = scan_.is_mark(i + 1, ',') ? i + 2 : i + 1;
    if (is_title_word(at) || !scan_.has(at, Trait::FirstName)) return 0;
    const Shape shape = shape_at(scan_, at);
    if (shape.capitals == 0 || is_of_a_house(scan_, shape)) return 0;
    const bool professional = look_behind(scan_, shape).professional;
    add_name(scan_, shape, professional ? type::professional_name : type::name,
             announced(by_salutation, shape));
    return shape.last + 1;
  }

  // "Little Aaliyah rang the bell": a child's name, in the lists or not, of whom care is told.
  std::size_t behind_endearment(std::size_t i) {
    if (scan_.token(i + 1 < scan_.size() ? i + 1 : i).line_before) return 0;
    const Shape shape = shape_at(scan_, i + 1);
    if (shape.capitals == 0 || shape.first != i + 1 || shape.eponym) return 0;
    if (is_of_a_house(scan_, shape) || !scan_.cues_in_sentence(i).has_any(care_cues)) return 0;
    add_name(scan_, shape, type::name, 0.85F);
    return shape.last + 1;
  }

  // How sure a phrase right before the name makes it: "zijn vrouw Ingrid", "onze patiënt Jan".
  float announced_by_phrase(const Shape& shape) const {
    const Cues cues = scan_.cues_ending_at(shape.first);
    if (cues.has_any(Cues(Cue::OurPatient) | Cue::Patient)) return announced(by_patient, shape);
    if (cues.has(Cue::NameField)) return announced(by_called, shape);
    return cues.has(Cue::Relation) ? announced(by_family, shape) : 0;
  }

  // A first name of the lists, with what makes it a person.
  std::size_t by_list(std::size_t i) {
    Shape shape = shape_at(scan_, i);
    if (shape.capitals == 0) return i + 1;
    if (is_of_a_house(scan_, shape)) return shape.last + 1;
    const Behind behind = look_behind(scan_, shape);
    if ((behind.professional && !behind.patient) || works_here(shape)) {
      if (shape.capitals >= 2) add_name(scan_, shape, type::professional_name, 0.6F);
      return shape.last + 1;
    }
    if (const float sure = announced_by_phrase(shape); sure >= 0.5F) {
      add_name(scan_, shape, type::name, sure);
      return shape.last + 1;
    }
    const bool someone = behind.age || behind.patient;
    const bool care = scan_.cues_in_sentence(i).has_any(care_cues);
    if (shape.capitals == 1) {
      if (!shape.first_listed) return i + 1;
      const float alone = someone ? 0.82F : single_confidence(i, care);
      if (alone > 0) add_name(scan_, shape, type::name, alone);
      return i + 1;
    }
    float sure = list_confidence(shape, i);
    if (someone) sure = std::max(sure + 0.2F, 0.82F);
    if (care) sure += 0.2F;
    if (sure >= 0.4F) add_name(scan_, shape, type::name, sure);
    return shape.last + 1;
  }

  // One first name of the lists and nothing else: "en Biel va ingressar", "Thank you Kevin".
  float single_confidence(std::size_t i, bool care) const {
    const bool article = i > 0 && scan_.has(i - 1, Trait::Article);
    if (article) return care ? 0.82F : 0.5F;
    if (scan_.traits_before(i).has(Trait::Thanks)) return 0.62F;
    return care ? 0.55F : 0;
  }

  float list_confidence(const Shape& shape, std::size_t i) const {
    if (shape.patronymic && is_icelandic(shape)) return 0.76F;
    if (shape.patronymic) return 0.6F;
    if (shape.word_name && !shape.first_listed)
      return shape.surname_listed && !starts_sentence(scan_, i) ? 0.5F : 0.3F;
    if (shape.surname_listed || shape.particle) return 0.65F;
    return shape.capitals >= 2 ? 0.5F : 0.3F;
  }

  // English and Danish surnames end in -son too; these ends are of no other language.
  bool is_icelandic(const Shape& shape) const {
    const std::string_view last = scan_.text->folded_of(scan_.token(shape.last));
    if (last.find("ó") != std::string_view::npos || last.find("ð") != std::string_view::npos)
      return true;
    constexpr std::array<std::string_view, 5> ends = {"ssonar", "sson", "rson", "uson", "syni"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return last.ends_with(end); });
  }

  // Capitals of no list: "Hrafnkell Sturluson" by its patronymic, "Tommy Walsh, 9," by surname and
  // age.
  std::size_t by_shape(std::size_t i) {
    if (!scan_.is_word(i + 1) || !scan_.token(i + 1).capitalised || !is_name_word(scan_, i))
      return i + 1;
    const Shape shape = shape_at(scan_, i);
    if (shape.capitals < 2 || is_of_a_house(scan_, shape)) return i + 1;
    const bool patronymic = shape.patronymic && is_icelandic(shape);
    const Behind behind = look_behind(scan_, shape);
    const bool someone = behind.age || behind.patient;
    const bool care = scan_.cues_in_sentence(i).has_any(care_cues);
    if (!patronymic && !someone && (!care || starts_sentence(scan_, i))) return i + 1;
    if (behind.professional && !behind.patient) {
      if (patronymic) add_name(scan_, shape, type::professional_name, 0.6F);
      return shape.last + 1;
    }
    float sure = patronymic ? 0.76F : shape.surname_listed || behind.age ? 0.7F : 0.4F;
    if (someone && (patronymic || shape.surname_listed)) sure += 0.12F;
    if (care) sure += 0.14F;
    add_name(scan_, shape, type::name, sure);
    return shape.last + 1;
  }

  Scan& scan_;
};

}  // namespace

void find_names(Scan& scan) { NameSearch(scan).run(); }

}  // namespace bedside::rules
