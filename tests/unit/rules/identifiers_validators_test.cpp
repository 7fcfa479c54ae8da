// The documented examples and seeded numbers of python-stdnum, read in place.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "doctest/doctest.h"
#include "identifiers_support.h"
#include "json/parse.h"
#include "json/value.h"
#include "rules/identifiers/data.h"
#include "rules/identifiers/validators.h"

using namespace bedside;
using namespace bedside::rules;

namespace {

const IdentifierData& data() { return test_identifiers::data(); }

struct NumberKind {
  std::string_view module;  // of python-stdnum
  bool (*valid)(std::string_view);
};
constexpr NumberKind number_kinds[] = {
    {"ad.nrt", is_ad_nrt},
    {"be.nn", is_be_national_number},
    {"es.ccc", is_es_ccc},
    {"es.cif", is_es_cif},
    {"es.dni", is_es_dni},
    {"es.nie", is_es_nie},
    {"es.nif", is_es_nif},
    {"es.postal_code", is_es_postcode},
    {"gb.nhs", is_uk_nhs},
    {"gb.upn", is_uk_upn},
    {"gb.utr", is_uk_utr},
    {"iban", [](std::string_view n) { return is_iban(n, data().ibans); }},
    {"id.nik", [](std::string_view n) { return is_id_nik(n, data().nik_provinces); }},
    {"id.npwp", [](std::string_view n) { return is_id_npwp(n, data().nik_provinces); }},
    {"imei", is_imei},
    {"is_.kennitala",
     [](std::string_view n) { return is_is_kennitala(n, KennitalaTest::CheckDigit); }},
    {"is_.vsk", is_is_vsk},
    {"ke.pin", is_ke_pin},
    {"luhn", is_luhn},
    {"nl.bsn", is_nl_bsn},
    {"nl.btw", is_nl_btw},
    {"nl.identiteitskaartnummer", is_nl_id_card},
    {"nl.postcode", is_nl_postcode},
    {"se.personnummer", is_se_personnummer},
    {"us.atin", is_us_atin},
    {"us.ein", is_us_ein},
    {"us.itin", [](std::string_view n) { return is_us_itin(n); }},
    {"us.ptin", is_us_ptin},
    {"us.rtn", is_us_aba},
    {"us.ssn", is_us_ssn},
};

const NumberKind* kind_of(std::string_view module) {
  for (const NumberKind& kind : number_kinds)
    if (kind.module == module) return &kind;
  return nullptr;
}

void check_labels(const char* file) {
  const json::Value* rows = test_identifiers::conformance(file);
  if (rows == nullptr) {
    MESSAGE("skipped: the shared vectors are not here");
    return;
  }
  std::size_t agreed = 0;
  for (const json::Value& row : rows->array()) {
    const NumberKind* kind = kind_of(row.string_or("module", ""));
    REQUIRE_MESSAGE(kind != nullptr, std::string(row.string_or("module", "")));
    const bool valid = kind->valid(row.string_or("value", ""));
    CHECK_MESSAGE(valid == row.bool_or("valid", false), std::string(row.string_or("kind", "")), " ",
                  std::string(row.string_or("value", "")));
    agreed += valid == row.bool_or("valid", false);
  }
  MESSAGE(std::string(file) << ": " << agreed << " of " << rows->size() << " agree");
  CHECK(agreed == rows->size());
}

}  // namespace

TEST_CASE("validators: the documented examples of python-stdnum get its verdict") {
  check_labels("stdnum_doctest_vectors.json");
}

TEST_CASE("validators: seeded numbers get the verdict of python-stdnum") {
  check_labels("stdnum_reference_labels.json");
}

TEST_CASE("validators: a failed check digit with a real date is still a kennitala by date") {
  CHECK(is_is_kennitala("120160-3389", KennitalaTest::CheckDigit));
  CHECK_FALSE(is_is_kennitala("120160-3379", KennitalaTest::CheckDigit));
  CHECK(is_is_kennitala("120160-3379", KennitalaTest::Date));
  CHECK_FALSE(is_is_kennitala("321360-3389", KennitalaTest::Date));
}

TEST_CASE("validators: a system kennitala starts with 8 or 9") {
  CHECK(is_is_system_kennitala("892350-1739"));
  CHECK_FALSE(is_is_system_kennitala("792350-1739"));
}

TEST_CASE("validators: a Medicare number has its letters and digits in place") {
  CHECK(is_us_mbi("1EG4-TE5-MK73"));
  CHECK_FALSE(is_us_mbi("1SG4-TE5-MK73"));
  CHECK_FALSE(is_us_mbi("0EG4-TE5-MK73"));
}

TEST_CASE("validators: a provider number passes Luhn behind 80840") {
  CHECK(is_us_npi("1234567893"));
  CHECK_FALSE(is_us_npi("1234567890"));
}

TEST_CASE("validators: a DEA number checks its last digit") {
  CHECK(is_us_dea("AB1234563"));
  CHECK_FALSE(is_us_dea("AB1234564"));
  CHECK_FALSE(is_us_dea("ABC234563"));
}

TEST_CASE("validators: a NINO has a prefix that is given out") {
  CHECK(is_uk_nino("AB 12 34 56 C"));
  CHECK_FALSE(is_uk_nino("DB 12 34 56 C"));
  CHECK_FALSE(is_uk_nino("GB123456A"));
  CHECK_FALSE(is_uk_nino("AB123456E"));
}

TEST_CASE("validators: UK postcodes") {
  for (const char* code : {"SW1A 1AA", "M1 1AE", "EC1A 1BB", "CR2 6XH", "DN55 1PT", "GIR 0AA"})
    CHECK_MESSAGE(is_uk_postcode(code), code);
  for (const char* code : {"SW1A 1AC", "Q1 1AA", "12 3AB", "ABC1 1AA", "A1 23B"})
    CHECK_FALSE_MESSAGE(is_uk_postcode(code), code);
}

TEST_CASE("validators: a Catalan health card holds a real birth date") {
  CHECK(is_es_cip("ABCD 0 850312 001"));
  CHECK_FALSE(is_es_cip("ABCD 5 850312 001"));
  CHECK_FALSE(is_es_cip("ABCD 0 851312 001"));
}

TEST_CASE("validators: a Spanish social security number ends in the rest by 97") {
  CHECK(is_es_nss("28 12345678 40"));
  CHECK_FALSE(is_es_nss("28 12345678 41"));
}

TEST_CASE("validators: a Tanzanian number begins with a birth date") {
  CHECK(is_tz_nida("19900515-12345-00001-23"));
  CHECK_FALSE(is_tz_nida("19901515-12345-00001-23"));
}

TEST_CASE("validators: a vehicle number checks place nine") {
  CHECK(is_vin("1M8GDM9AXKP042788"));
  CHECK_FALSE(is_vin("1M8GDM9A1KP042788"));
  CHECK_FALSE(is_vin("1M8GDM9AXKP04278I"));
}

TEST_CASE("validators: a payment card passes Luhn and has an issuer") {
  CHECK(is_payment_card("4111 1111 1111 1111"));
  CHECK_FALSE(is_payment_card("4111 1111 1111 1112"));
  CHECK_FALSE(is_payment_card("9780306406157"));
}

TEST_CASE("validators: days that do not exist are none") {
  CHECK(is_calendar_date(2024, 2, 29));
  CHECK_FALSE(is_calendar_date(2023, 2, 29));
  CHECK_FALSE(is_calendar_date(2024, 4, 31));
  CHECK_FALSE(is_calendar_date(2024, 0, 1));
}

TEST_CASE("validators: rubbish of any length is refused without harm") {
  const std::string long_digits(5000, '1');
  for (const std::string& text : {std::string(), std::string("-"), long_digits, std::string("é12"),
                                  std::string("\xFF\xFE"), std::string(100, '-')})
    for (const NumberKind& kind : number_kinds)
      if (kind.module != "luhn") CHECK_FALSE(kind.valid(text));
}
