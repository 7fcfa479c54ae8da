#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "identifiers_support.h"
#include "lang/tokens.h"
#include "rules/test_pack.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

std::vector<Identifier> find(std::string_view text) {
  lang::TokenizedText tokens;
  lang::tokenize(text, nullptr, tokens);
  std::vector<Identifier> found;
  identify(tokens, test_identifiers::data(), found);
  return found;
}

// "name 'Anja de Vries', phone '06-12345678'": what was found, for messages and comparisons.
std::string listed(std::string_view text, float least = 0.5F) {
  std::string out;
  for (const Identifier& one : find(text)) {
    if (one.confidence < least) continue;
    if (!out.empty()) out += ", ";
    out += std::string(one.type) + " '" +
           std::string(text.substr(one.span.begin, one.span.size())) + "'";
  }
  return out;
}

float confidence_of(std::string_view type, std::string_view text) {
  for (const Identifier& one : find(text))
    if (one.type == type) return one.confidence;
  return 0;
}

// The span between [[ and ]], which are taken out.
TextSpan take_marks(std::string& text) {
  const std::size_t begin = text.find("[[");
  const std::size_t end = text.find("]]");
  if (begin == std::string::npos || end == std::string::npos) return {0, 0};
  text.erase(end, 2);
  text.erase(begin, 2);
  return {begin, end - 2};
}

}  // namespace

TEST_CASE("identify: every example of the asset files is found, or quiet") {
  REQUIRE(test_identifiers::data().examples.size() > 200);
  for (const IdentifierExample& example : test_identifiers::data().examples) {
    std::string text = example.text;
    const TextSpan span = take_marks(text);
    if (example.type.empty()) {
      CHECK_MESSAGE(listed(text, 0.6F).empty(), example.place, ": ", text, " -> ", listed(text));
      continue;
    }
    const std::vector<Identifier> found = find(text);
    CHECK_MESSAGE(std::ranges::any_of(found,
                                      [&](const Identifier& one) {
                                        return one.type == example.type && one.span == span &&
                                               one.confidence >= 0.5F;
                                      }),
                  example.place, ": ", text, " -> ", listed(text, 0));
  }
}

TEST_CASE("identify: the first sample gives name, age, BSN and phone with exact bytes") {
  const std::string text = "Mw. Anja de Vries (67), BSN 111222333, is genezen! Bel 06-12345678";
  const std::vector<Identifier> found = find(text);
  REQUIRE(found.size() == 4);
  CHECK(found[0].type == "name");
  CHECK(found[0].span == TextSpan{4, 17});
  CHECK(found[1].type == "age");
  CHECK(found[1].span == TextSpan{19, 21});
  CHECK(found[2].type == "nl-bsn");
  CHECK(found[2].span == TextSpan{28, 37});
  CHECK(found[3].type == "phone");
  CHECK(found[3].span == TextSpan{55, 66});
  for (const Identifier& one : found) CHECK(one.confidence >= 0.85F);
}

TEST_CASE("identify: what comes back is in order and does not overlap") {
  const std::string text =
      "Mrs Olsen (93), NHS number 943 476 5870, 12 Elm Street, SW1A 1AA, call +44 7700 900123, "
      "born 04/12/1958, jo.miller81@gmail.com, NL91 ABNA 0417 1643 00, room 12.";
  const std::vector<Identifier> found = find(text);
  CHECK(found.size() >= 9);
  for (std::size_t i = 1; i < found.size(); ++i)
    CHECK(found[i - 1].span.end <= found[i].span.begin);
}

TEST_CASE("identify: every type that is found is one of the listed types") {
  const std::vector<std::string_view> types = identifier_types();
  CHECK(std::ranges::is_sorted(types));
  for (const IdentifierExample& example : test_identifiers::data().examples)
    for (const Identifier& one : find(example.text))
      CHECK(std::ranges::binary_search(types, one.type));
}

TEST_CASE("identify: a clinic's own number stays below a patient's") {
  CHECK(confidence_of("phone", "Call 020 123 4567 for an appointment.") < 0.5F);
  CHECK(confidence_of("phone", "Bel 020 123 4567 voor een afspraak.") < 0.5F);
  CHECK(confidence_of("phone", "Hubungi kami di 0812-3456-7890.") < 0.5F);
  CHECK(confidence_of("phone", "Mw. De Vries is bereikbaar op 020 123 4567.") > 0.8F);
}

TEST_CASE("identify: a toll-free number is low even beside a patient") {
  CHECK(confidence_of("phone", "Mrs Olsen called 1-800-555-0199 twice.") <= 0.3F);
}

TEST_CASE("identify: a mistyped national number behind its name is still reported") {
  CHECK(listed("BSN: 111222334") == "id-number '111222334'");
  CHECK(listed("DNI 12345678A") == "id-number '12345678A'");
  CHECK(listed("NHS number 943 476 5871") == "id-number '943 476 5871'");
}

TEST_CASE("identify: a kennitala with a wrong check digit is reported at lower confidence") {
  const float right = confidence_of("is-kennitala", "Kennitala 120160-3389");
  const float wrong = confidence_of("is-kennitala", "Kennitala 120160-3379");
  CHECK(wrong > 0.6F);
  CHECK(wrong < right);
  CHECK(confidence_of("is-kennitala", "Kennitala 321360-3389") == 0);
}

TEST_CASE("identify: typographic spaces, dashes and brackets belong to numbers") {
  CHECK(listed("Patient Emma Johnson, +44\u00A07700\u00A0900123") ==
        "name 'Emma Johnson', phone '+44\u00A07700\u00A0900123'");
  CHECK(listed("Mw. De Vries, 06\u201112345678") == "name 'De Vries', phone '06\u201112345678'");
  CHECK(listed("Mrs Olsen, (612) 749-4685") == "name 'Olsen', phone '(612) 749-4685'");
}

TEST_CASE("identify: letters of any alphabet beside digits make them no number") {
  CHECK(listed("Deel\u00E9111222333") == "");
  CHECK(listed("\u00FE120160-3389") == "");
}

TEST_CASE("identify: digits in links, hashtags and handles are left alone") {
  CHECK(listed("https://doi.org/10.1016/S0140-6736(20)30183-5 #fase111222333 @user0612345678") ==
        "");
}

TEST_CASE("identify: staff is told from patients") {
  CHECK(listed("Dr. Smith answers your questions.") == "professional-name 'Smith'");
  CHECK(listed("Emma Johnson, midwife, explains.") == "professional-name 'Emma Johnson'");
  CHECK(listed("Our patient Emma Johnson explains.") == "name 'Emma Johnson'");
  CHECK(listed("Mr Okafor, our hip surgeon, starts today.") == "professional-name 'Okafor'");
  CHECK(listed("Mr Okafor, a patient of our surgeon, went home.") == "name 'Okafor'");
}

TEST_CASE("identify: diseases, hospitals, streets and days named after people are no names") {
  for (const char* text : {
           "Parkinson's, Alzheimer's and Crohn's disease",
           "Johns Hopkins Hospital",
           "Vall d'Hebron és un hospital.",
           "RSUD Dr. Soetomo",
           "Dag van Sint Jan",
           "St. Patrick's Day",
           "Movember starts in November.",
           "Down syndrome awareness",
           "Prinses M\u00E1xima Centrum",
           "Marie Curie Hospice",
           "Ibu Kota",
           "Mama na mtoto",
           "Erasmus MC in Rotterdam",
           "Patient Safety Day",
           "Patient Education Materials",
       })
    CHECK_MESSAGE(listed(text).empty(), text, " -> ", listed(text));
}

TEST_CASE("identify: doses, prices, scores, times and references are no numbers of persons") {
  for (const char* text : {
           "Take 500 mg, then 1000 mg after 8 hours.",
           "Rp 150.000 atau Rp1.250.000",
           "KSh 2,500 kwa dozi",
           "kr. 4.900",
           "\u20AC 1.234.567,89 opgehaald",
           "Open 9:00-17:00, 24/7",
           "Blood pressure 120/80, pulse 72",
           "HbA1c 7.5%",
           "PMID 31986264, NCT04280705, ISRCTN12345678",
           "ISBN 978-0-306-40615-7",
           "Version 10.15.7.1",
           "ICD-10 E11.9",
           "N = 1,234,567 adults",
           "The score was 5-0-2.",
           "In 2023 and 2024",
           "Order 112-9384756-1234567",
           "1 in 10 000 births",
           "Vitamin B12 and omega-3",
           "COVID-19 and H5N1",
           "5G, 4K, 3D",
           "1000 IE per dag",
           "Article 9(2)(a) GDPR, 2016/679",
           "Lancet 2020;395:497-506",
           "123456 views",
       })
    CHECK_MESSAGE(listed(text, 0.6F).empty(), text, " -> ", listed(text));
}

TEST_CASE("identify: limits, ranges and durations are no ages") {
  for (const char* text : {
           "Adults over 65 years",
           "children under 5 years old",
           "aged 50 to 74",
           "50-69 years old",
           "For 95 years our hospital",
           "personen van 65 jaar en ouder",
           "sinds 95 jaar",
           "majors de 65 anys",
           "lansia di atas 60 tahun",
           "watoto wa miaka 5 hadi 10",
           "konur eldri en 50 \u00E1ra",
           "100 \u00E1ra afm\u00E6li",
           "65+ years",
       })
    CHECK_MESSAGE(listed(text, 0.6F).empty(), text, " -> ", listed(text));
}

TEST_CASE("identify: a date alone is weak, a date of birth or stay is strong") {
  CHECK(confidence_of("date", "Join our open day on 3 May 2025.") < 0.5F);
  CHECK(confidence_of("date", "Our patient was admitted on 3 May 2025.") > 0.8F);
  CHECK(confidence_of("date", "Date of birth: 3 May 1961") > 0.9F);
  CHECK(confidence_of("date", "Geboren op 3-5-1961") > 0.9F);
}

TEST_CASE("identify: months in all languages make days") {
  for (const char* text :
       {"on [[3 May]]", "[[May 3rd, 2024]]", "[[3rd of May 2024]]",
        "el [[12 de mar\u00E7 de 2024]]", "l'[[11 d\u2019agost]]", "op [[3 mei '24",
        "[[3 mrt. 2024]]", "tgl [[3 Mei 2024]]", "tarehe [[3 Machi]]",
        "\u00FEann [[3. ma\u00ED 2024]]", "[[2024-05-03]]", "[[03/05/2024]]", "[[3.5.2024]]"}) {
    std::string marked = text;
    if (marked.find("]]") == std::string::npos) marked.insert(marked.find(" '24"), "]]");
    const TextSpan span = take_marks(marked);
    const std::vector<Identifier> found = find(marked);
    CHECK_MESSAGE((found.size() == 1 && found[0].type == "date" && found[0].span == span), marked,
                  " -> ", listed(marked, 0));
  }
}

TEST_CASE("identify: numbers of the shared vectors are found in running text by their type") {
  struct Row {
    std::string_view module;
    std::string_view type;
  };
  constexpr Row rows[] = {{"nl.bsn", "nl-bsn"},       {"gb.nhs", "uk-nhs"}, {"es.dni", "es-dni"},
                          {"es.nie", "es-nie"},       {"id.nik", "id-nik"}, {"us.ssn", "us-ssn"},
                          {"us.itin", "us-itin"},     {"ke.pin", "ke-pin"}, {"iban", "iban"},
                          {"nl.postcode", "postcode"}};
  const json::Value* labels = test_identifiers::conformance("stdnum_reference_labels.json");
  if (labels == nullptr) {
    MESSAGE("skipped: the shared vectors are not here");
    return;
  }
  for (const json::Value& label : labels->array()) {
    const auto row = std::ranges::find(rows, label.string_or("module", ""), &Row::module);
    if (row == std::end(rows)) continue;
    const std::string value(label.string_or("value", ""));
    const std::vector<Identifier> found = find("The form shows " + value + " today.");
    const bool seen = std::ranges::any_of(found, [&](const Identifier& one) {
      return one.type == row->type && one.span == TextSpan{15, 15 + value.size()};
    });
    CHECK_MESSAGE(seen == label.bool_or("valid", false), value);
  }
}

TEST_CASE("identify: any bytes are read without harm and spans stay inside") {
  std::mt19937 random(20261122);
  const std::string letters =
      "0123456789 -./()+:@#ABCxyzn\xC3\xA9\xE2\x80\x91\xF0\x9F\x98\x80\xFF\n,'MrsBSN";
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += letters[random() % letters.size()];
    std::size_t end = 0;
    for (const Identifier& one : find(text)) {
      CHECK(one.span.begin >= end);
      CHECK(one.span.end > one.span.begin);
      CHECK(one.span.end <= text.size());
      CHECK(one.confidence > 0);
      CHECK(one.confidence <= 1);
      end = one.span.end;
    }
  }
}

TEST_CASE("identify: long rows of digits, names and cues are read in linear time") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "1 ";
  for (int i = 0; i < 20'000; ++i) text += "Mrs ";
  for (int i = 0; i < 5'000; ++i) text += "BSN 111222333 06-12345678 ";
  text += std::string(100'000, '7');
  for (int i = 0; i < 20'000; ++i) text += "-1";
  for (int i = 0; i < 20'000; ++i) text += "a:b:";
  CHECK(find(text).size() >= 10'000);
}

TEST_CASE("identify: an empty text holds nothing") { CHECK(find("").empty()); }

TEST_CASE("identifier data: a file without source, example or with an unknown key is refused") {
  const auto load = [](const char* text) {
    const Result<json::Value> value = json::parse(text);
    REQUIRE(value.has_value());
    const IdentifierFile file{"identifiers/x.json", &*value};
    return IdentifierData::load(std::span(&file, 1));
  };
  CHECK(load(R"({"sources":[{"title":"t","checked":"2026-11-22"}],"examples":{"quiet":["a"]}})"));
  CHECK(load(R"({"examples":{"quiet":["a"]}})").error().code == ErrorCode::AssetSourceMissing);
  CHECK(load(R"({"sources":[{"title":"t","checked":"2026-11-22"}]})").error().code ==
        ErrorCode::AssetInvalid);
  const auto unknown = load(R"({"colour":1})");
  CHECK(unknown.error().code == ErrorCode::UnknownKey);
  CHECK(unknown.error().place == "identifiers/x.json#/colour");
  CHECK(load(R"({"cues":{"nobody":["x"]}})").error().place == "identifiers/x.json#/cues/nobody");
}

TEST_CASE("identifier data: a pack finds in every example what the files find") {
  const Result<IdentifierData> packed = IdentifierData::load(builtin_catalog());
  REQUIRE(packed.has_value());
  CHECK(packed->words.size() == test_identifiers::data().words.size());
  lang::TokenizedText tokens;
  for (const IdentifierExample& example : test_identifiers::data().examples) {
    CAPTURE(example.place);
    lang::tokenize(example.text, nullptr, tokens);
    std::vector<Identifier> of_files, of_pack;
    identify(tokens, test_identifiers::data(), of_files);
    identify(tokens, *packed, of_pack);
    CHECK(of_pack == of_files);
  }
}

TEST_CASE("identifier words: a table that is cut anywhere is refused") {
  WordTable table;
  table.add("patient", Cue::Patient, {});
  table.add("date of birth", Cue::Birth, {});
  table.add("maart", {}, Trait::Month, 3);
  table.add_risk("farmer", risk_fiction);
  table.freeze();
  const std::vector<std::byte> bytes = table.pack();
  const std::optional<WordTable> whole = WordTable::unpack(bytes);
  REQUIRE(whole.has_value());
  CHECK(whole->find("maart")->month == 3);
  CHECK(whole->find("farmer")->risks == risk_fiction);
  CHECK(whole->phrases(*whole->find("date")).front().rest ==
        std::vector<std::string>{"of", "birth"});
  CHECK(whole->find("birth") == nullptr);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK(!WordTable::unpack(std::span(bytes).first(size)).has_value());
}
