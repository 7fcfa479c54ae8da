#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "lang/tokens.h"
#include "model/draft.h"

namespace bedside::analysis {

// How far a publisher can be relied on for a topic, at a time.
enum class Standing : std::uint8_t { Unrated, Strong, Contested, Weak };

// One judgement of assets/evidence: never of a publisher as such, always for a topic and a time.
struct Trust {
  std::vector<std::string> publishers;  // names, small letters
  std::vector<std::string> domains;     // "who.int": the host or the end of it
  Standing standing = Standing::Unrated;
  model::UtcMs from = 0;
  model::UtcMs until = 0;                               // 0 = still
  std::map<std::string, std::string, std::less<>> why;  // by language of the user interface
};

// A subject with what is known about its sources: assets/evidence/<id>.json. "general" holds what
// is true for all.
struct Topic {
  std::string id;
  std::map<std::string, std::string, std::less<>> title;  // by language of the user interface
  // Folded terms by text language, each a word, the beginning of one ("vaccin*"), or several words.
  std::map<std::string, std::vector<std::string>, std::less<>> terms;
  std::array<int, 9> months = {};  // by model::Evidence: older than this is stale; 0 = general's
  int read_months = 0;             // read longer ago than this: look again; 0 = general's
  std::vector<Trust> trust;
};

class Topics {
 public:
  // AssetInvalid or a problem of the JSON; a pack without the folder has no topics.
  static Result<Topics> load(const catalog::Catalog& catalog);

  // The topics that `text` (tokenized, in `language`) is about, without "general", in the order of
  // their ids. Linear in words times terms.
  std::vector<const Topic*> in(const lang::TokenizedText& text, std::string_view language) const;

  // The worst judgement on `source` for these topics and in general, at `at`; the judgement that
  // says so, or null.
  const Trust* standing(const model::Source& source, std::span<const Topic* const> topics,
                        model::UtcMs at) const;
  // Whether the source is older than its kind may be for one of the topics, or was read too long
  // before `at`. A source without dates is not.
  bool is_stale(const model::Source& source, std::span<const Topic* const> topics,
                model::UtcMs at) const;

  const std::vector<Topic>& all() const { return topics_; }

 private:
  const Topic* general() const;
  std::vector<Topic> topics_;  // by id
};

// The host of an address without "www." and port, small letters: "who.int"; "" when there is none.
std::string host_of(std::string_view url);

}  // namespace bedside::analysis
