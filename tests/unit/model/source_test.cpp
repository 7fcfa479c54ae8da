#include "model/source.h"

#include "doctest/doctest.h"

using namespace bedside::model;

TEST_CASE("source: it can be cited with a title and a publisher or an address") {
  CHECK_FALSE(is_citable({.title = "Walking"}));
  CHECK_FALSE(is_citable({.publisher = "WHO"}));
  CHECK(is_citable({.title = "Walking", .publisher = "WHO"}));
  CHECK(is_citable({.title = "Walking", .url = "https://who.int"}));
}

TEST_CASE("source: it is attached to the sentences it names") {
  const Source source = {.claims = {"aa", "bb"}};
  CHECK(is_attached(source, "bb"));
  CHECK_FALSE(is_attached(source, "cc"));
}

TEST_CASE("source: kinds of evidence have names of their own") {
  CHECK(evidence_name(Evidence::Laboratory) == "laboratory");
  CHECK(evidence_from_name("trial") == Evidence::Trial);
  CHECK(evidence_from_name("") == Evidence::Unknown);
  CHECK_FALSE(evidence_from_name("gossip").has_value());
}
