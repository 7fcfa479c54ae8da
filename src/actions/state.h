#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text_span.h"
#include "model/consent.h"
#include "model/source.h"
#include "model/workspace.h"
#include "rules/finding.h"

namespace bedside::actions {

// A short message about what just happened. Translated where it is shown: `key` is a user
// interface key, `args` fill its {places}.
struct Notice {
  enum class Kind : std::uint8_t { Info, Success, Problem };
  Kind kind = Kind::Info;
  std::string key;
  std::vector<std::pair<std::string, std::string>> args;

  bool operator==(const Notice&) const = default;
};

// What the status line may say about safety. `Saved` only once storage has acknowledged it all.
enum class SaveState : std::uint8_t { Loading, Saved, Saving, Failed, ReadOnly, Unavailable };

// A question asked in the page (never in a window of its own): who submits, who approves, why.
enum class PromptKind : std::uint8_t {
  None,
  Submit,
  Approve,
  RequestChanges,
  ClearFinding,
  ProposeCorrection,
  Export  // only while no name is known
};

struct Prompt {
  PromptKind kind = PromptKind::None;
  model::Person who;
  std::string note;
  std::string rule;  // ClearFinding, ProposeCorrection: which finding
  std::string field;
  std::string language;  // ProposeCorrection: of the rule's words
  std::string excerpt_sha256;
  bool needs_reviewer = false;
  std::optional<Error> refusal;  // why the last try did not work
};

// How the previews stand side by side.
struct Board {
  static constexpr int least_zoom = 50, most_zoom = 200, zoom_step = 25;  // percent
  std::string alone;     // platform that is shown alone; "" = all
  bool desktop = false;  // as on a wide screen
  bool zones = false;    // safe zones of stories and reels are drawn
  int zoom = 100;
};

// A source that is being filled in; the draft gets it when it is saved.
struct SourceForm {
  bool open = false;
  bool is_new = false;
  model::Source source;
  std::string problem;  // user interface key of why it could not be saved
};

// The same for a consent record.
struct ConsentForm {
  bool open = false;
  bool is_new = false;
  model::ConsentRecord record;
  std::string facts;           // what may be told, as it is typed, with commas between
  std::optional<int> link_to;  // a new one is for this: a picture's index, -1 for the text
  std::string problem;
};

// Letters of other scripts for the previews: packs of assets/scripts.
struct Letters {
  bool looked = false;  // what was added on an earlier visit is there
  std::string adding;   // id of the pack that is being fetched
};

// The words in the selected picture.
struct Words {
  bool open = false;
  int chosen = 0;  // index of the text whose place is being set
  // While it is typed a number may be none yet: "12." The field shows it as it is.
  std::string typed_side;  // "left", "top", "width", "height"
  std::string typed;
  std::optional<std::string> typed_day;  // of an approval: no day yet
};

// What is on screen; kept only while the page is open.
struct View {
  std::string draft_id;
  std::string tab;  // platform id, "" = the shared text
  std::string search;
  // "compose", "board", "review", "replies", "policy", "settings"
  std::string screen = "compose";
  std::string policy_tab = "own";  // of the screen "policy"
  std::string panel = "composer";  // narrow pages show one: "drafts", "composer", ...
  // How many findings are listed; the rest waits behind a button.
  static constexpr std::size_t findings_step = 60;
  std::size_t findings_shown = findings_step;
  std::string filter;  // findings of one severity ("block") or one group ("score.privacy") only
  std::set<std::string, std::less<>> expanded_previews;  // platforms shown without a fold
  int picture = 0;                                       // index of the selected picture
  Words words;
  int finding = -1;  // index of the selected finding
  bool preview_dark = false;
  bool shortcuts = false;  // the list of shortcuts is open
  bool choosing_platforms = false;
  bool all_pulls = false;      // of the tone, not only the strongest
  bool plain_version = false;  // the text in simpler words stands beside it
  std::string limit_of;        // platform whose limit is explained
  std::string thread_of;       // platform for which a thread is offered
  Board board;
  Letters letters;
  std::optional<std::string> own_words;  // the person's dictionary, while it is being typed
  Prompt prompt;
  SourceForm source_form;
  ConsentForm consent_form;
  std::optional<Notice> notice;
};

// One finding as the page shows it.
struct FindingRow {
  const rules::Finding* finding = nullptr;
  bool cleared = false;  // set aside with a reason
};

struct FindingCounts {
  std::size_t block = 0;
  std::size_t review = 0;  // not cleared
  std::size_t advice = 0;  // not cleared

  bool operator==(const FindingCounts&) const = default;
};

}  // namespace bedside::actions
