#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/risk/risk.h"

namespace bedside::rules {

// What a word announces about something near it: "BSN" a number, "patient" a person.
enum class Cue : std::uint8_t {
  // Persons
  Patient,     // one of them: "patient", "pasien"
  OurPatient,  // our relation to one: "our patient", "pasien kami"
  Relation,    // "daughter", "zoon"
  NameField,   // "named", "heet", "anaitwa"
  Birth,       // "date of birth", "geboren"
  CareEvent,   // "admitted", "ontslagen"
  Staff,       // behind a name: "joins us as", "van de balie"
  Died,
  // Numbers
  Ssn,
  Medicare,
  Npi,
  Dea,
  Nhs,
  Nino,
  Bsn,
  Dni,
  Cip,
  Nss,
  Kennitala,
  Nik,
  Npwp,
  Bpjs,
  KenyaId,
  Sha,
  Nida,
  Record,
  Account,
  Iban,
  Card,
  Licence,
  IdentityPaper,  // a person's own: "passport", "rijbewijs"
  Plate,
  Vehicle,
  Device,
  Imei,
  // Reaching someone
  Phone,
  Fax,
  Call,   // "call us on": the number of whoever writes
  Visit,  // "visit us at": the address of whoever writes
  Address,
  Postcode,
  PostBox,
  Network,  // "IP", "MAC"
  Room,
  // The opposite: the number is none of the above
  Quantity,  // "isbn", "order", "€"
  Version,
  Count
};

// What a word is by itself.
enum class Trait : std::uint8_t {
  Title,         // "mrs", "ibu"
  DottedTitle,   // only with its dot: "an."
  Professional,  // "dr", "nurse"
  Particle,      // "van", "de la", "bin"
  FirstName,
  WordName,  // a first name that is also a common word: "grace"
  Surname,
  NoName,        // begins with a capital and is no person: places, days, drugs, companies
  Eponym,        // "parkinson"
  Organisation,  // makes the name before or after it one of a house: "hospital"
  StreetBefore,  // "carrer Gran"
  StreetAfter,   // "Main Street"
  Month,
  ShortMonth,    // "mar": a month only beside a day
  CapitalMonth,  // "May": a month only with its capital
  DateJoin,      // between day, month and year: "of", "de"
  AgeUnit,       // "years", "jaar"
  AgeStrong,     // an age wherever it stands after a number: "ára", "jarige"
  AgeOld,        // "old", "oud"
  AgeBefore,     // "aged", "usia"
  Duration,      // "for", "since": what follows is no age
  Limit,         // "over", "under", "between"
  Range,         // between two ages: "to", "tot", "hingga"
  Unit,          // "mg", "euro", "people"
  NumberWord,    // between a cue and its number: "no", "nummer"
  Possessive,    // "our", "onze": makes a patient one of ours
  Salutation,    // "dear", "beste": a first name follows
  Thanks,        // "thank you", "bedankt": of patients and of staff
  Article,       // before a name in Catalan: "la Neus", "en Biel"
  Origin,        // "from", "uit": a town may follow
  Birthday,      // "94th birthday"
  PlaceName,     // towns that stand after a postcode
  State,         // "CA", "TX" before a ZIP code, in capitals
  Ninety,        // "ninety", "noranta"
  Endearment,    // "little", "kleine": a child's name follows
  Count
};

template <class Enum>
class BitSet {
 public:
  constexpr BitSet() = default;
  constexpr BitSet(Enum bit) : bits_(std::uint64_t{1} << static_cast<unsigned>(bit)) {}
  constexpr bool has(Enum bit) const { return has_any(BitSet(bit)); }
  constexpr bool has_any(BitSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr BitSet operator|(BitSet other) const { return BitSet(bits_ | other.bits_); }
  constexpr BitSet& operator|=(BitSet other) { return *this = *this | other; }
  constexpr std::uint64_t bits() const { return bits_; }
  static constexpr BitSet of_bits(std::uint64_t bits) { return BitSet(bits); }
  bool operator==(const BitSet&) const = default;

 private:
  constexpr explicit BitSet(std::uint64_t bits) : bits_(bits) {}
  std::uint64_t bits_ = 0;
};
static_assert(static_cast<unsigned>(Cue::Count) <= 64);
static_assert(static_cast<unsigned>(Trait::Count) <= 64);
using Cues = BitSet<Cue>;
using Traits = BitSet<Trait>;

struct WordInfo {
  Cues cues;
  Traits traits;
  RiskClasses risks = 0;           // what it tells of a person, and risk_fiction
  std::uint8_t month = 0;          // 1 to 12
  std::uint16_t first_phrase = 0;  // phrases that begin with this word
  std::uint16_t phrase_count = 0;
};

// Several words with one meaning: "date of birth".
struct Phrase {
  std::vector<std::string> rest;  // the words after the first, folded
  Cues cues;
  Traits traits;
  RiskClasses risks = 0;
};

// Folded words and what they mean, for one look-up a word. Filled once, then frozen.
class WordTable {
 public:
  // `words` is one word or several with one space between; folded. Meanings add up.
  void add(std::string_view words, Cues cues, Traits traits, std::uint8_t month = 0);
  void add_risk(std::string_view words, RiskClasses risks);
  // Sorts the phrases in; `add` may not follow.
  void freeze();

  // A frozen table as bytes, and back. Nothing when `bytes` are damaged. Linear.
  std::vector<std::byte> pack() const;
  static std::optional<WordTable> unpack(std::span<const std::byte> bytes);

  // Null when the word is unknown.
  const WordInfo* find(std::string_view folded) const;
  // The phrases that begin with the word of `info`, longest first.
  std::span<const Phrase> phrases(const WordInfo& info) const {
    return std::span(phrases_).subspan(info.first_phrase, info.phrase_count);
  }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::string word;
    WordInfo info;
  };
  struct PhraseEntry {
    std::string first;
    Phrase phrase;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // index + 1; 0 = empty
  };

  // The words behind the first, split.
  static std::vector<std::string> rest_of(std::string_view words, std::size_t first_end);

  std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  WordInfo& entry_of(std::string_view word);
  void grow();
  void make_slots(std::size_t count);

  std::vector<Entry> entries_;
  std::vector<PhraseEntry> waiting_;
  std::vector<Phrase> phrases_;
  std::vector<Slot> slots_;
};

}  // namespace bedside::rules
