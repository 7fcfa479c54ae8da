#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "model/draft.h"

namespace bedside::bundle {

// Time zones by their IANA names, as far as assets/zones knows them.
class Zones {
 public:
  static Zones load(const catalog::Catalog& catalog);
  // Adds the zones of one file, which fits its schema.
  void add(const json::Value& file);

  // The moments at which the clocks of `zone` show `local` ("2027-03-28T02:30" with or without
  // seconds): none in the hour that is left out in spring, two, earlier first, in the hour that
  // comes twice in autumn. Nothing when the zone is not known or `local` is no time.
  std::optional<std::vector<model::UtcMs>> moments(std::string_view zone,
                                                   std::string_view local) const;

 private:
  struct Change {
    int month = 0;
    int sunday = 0;  // -1: the last one
    int minute = 0;
  };
  struct Rule {
    Change begins;
    Change ends;
    bool has_summer = false;
    bool utc_clock = false;
  };
  struct Zone {
    std::string name;
    int offset = 0;  // minutes
    std::size_t rule = 0;
  };
  static bool is_summer(const Rule& rule, int offset, model::UtcMs at);
  static model::UtcMs moment_of(const Change& change, int year);

  std::vector<Rule> rules_;
  std::vector<Zone> zones_;  // sorted by name
};

// Runs the examples of one file of assets/zones; `count` counts them.
Diagnostics check_zone_file(const std::string& path, const json::Value& file, std::size_t& count);

}  // namespace bedside::bundle
