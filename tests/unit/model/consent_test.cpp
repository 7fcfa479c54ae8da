#include "model/consent.h"

#include "doctest/doctest.h"

using namespace bedside::model;

TEST_CASE("consent: a flag is set and taken back alone") {
  ConsentRecord record;
  record.set(ConsentFlag::Minor, true);
  record.set(ConsentFlag::Written, true);
  record.set(ConsentFlag::Minor, false);
  CHECK_FALSE(record.has(ConsentFlag::Minor));
  CHECK(record.has(ConsentFlag::Written));
}

TEST_CASE("consent: a new id says nothing and can be read out") {
  const std::string id = new_consent_id(0x0123'4567'89AB'CDEF);
  CHECK(id.size() == 10);
  CHECK(id.starts_with("C-"));
  CHECK(id.find_first_of("01IO", 2) == std::string::npos);
  CHECK(is_consent_id(id));
  CHECK(id != new_consent_id(0x0123'4567'89AB'CDEE));
}

TEST_CASE("consent: words are no id") {
  CHECK_FALSE(is_consent_id("Anja de Vries"));
  CHECK_FALSE(is_consent_id(""));
  CHECK_FALSE(is_consent_id("-C"));
}
