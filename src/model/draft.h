#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "model/link_card.h"
#include "model/picture_text.h"
#include "model/source.h"

namespace bedside::model {

// Milliseconds since 1970-01-01T00:00:00Z.
using UtcMs = std::int64_t;

// Who can be recognised in a picture. Nobody guesses: until somebody has said it, it is undecided.
enum class People : std::uint8_t { Undecided, None, Staff, Model, Patient };

// "", "none", "staff", "model", "patient"
std::string_view people_name(People people);
std::optional<People> people_from_name(std::string_view name);

// A picture of a post. Its bytes lie in the media store under `id`; here is what is said of it.
struct Picture {
  std::string id;          // SHA-256 of the stored bytes (metadata already removed), hexadecimal
  std::string media_type;  // "image/jpeg", "image/png", "image/gif"
  int width = 0;           // pixels
  int height = 0;
  std::size_t bytes = 0;
  std::map<std::string, std::string> alt;  // language tag -> alternative text
  bool decorative = false;
  int focal_x = 500;                 // permille of the width that a crop keeps in view
  int focal_y = 500;                 // permille of the height
  std::vector<std::string> removed;  // metadata found and dropped: "gps", "camera", "time", ...
  People people = People::Undecided;
  std::string consent;             // id of the record that allows it; "" = none
  int video_seconds = 0;           // length of the video that it is a frame of; 0 = a still picture
  std::vector<PictureText> texts;  // words that stand in it
  bool before_after = false;       // shows somebody before and after a treatment

  bool operator==(const Picture&) const = default;
};

// Longer than any platform takes: half a day is the most.
inline constexpr int longest_video_seconds = 86'400;

// That an authority, or the platform where it asks for that, has allowed the post before it
// appears.
struct AuthorityApproval {
  static constexpr std::size_t most_number_bytes = 200;

  bool given = false;
  std::string number;    // under which it is on record; without one nobody can look it up
  std::string valid_to;  // its last day, "2027-02-01"; "" = without end

  // It has a number, and has not ended at `at`.
  bool holds(UtcMs at) const;
  bool operator==(const AuthorityApproval&) const = default;
};

// What one platform shows instead of the shared text. Absent: the shared text.
struct Variant {
  std::string platform;
  std::string text;
  bool thread = false;  // several posts in a row, with a line of `thread_line` between them

  bool operator==(const Variant&) const = default;
};

inline constexpr std::size_t most_campaign_bytes = 200;

// What a person writes and decides: all that is checked, approved and exported.
// Text is UTF-8 in NFC with LF line ends.
struct Content {
  std::string title;  // working title; empty: the first words of the text
  std::string text;
  std::string first_comment;
  std::string language;                   // BCP 47; empty: identified from the text
  std::vector<std::string> countries;     // "us", "uk", "nl", "es", "is", "id", "ke", "tz", "eu"
  std::string audience = "public";        // or "professional"
  std::string organisation = "provider";  // "manufacturer", "charity", "public-body"
  std::string kind = "post";              // "reply", "comment"
  bool paid = false;
  std::vector<std::string> platforms;  // ids, in the order of the tabs
  std::vector<Variant> variants;       // only platforms whose text differs
  // Platform -> where on it the post goes ("reel"); absent: the platform's first surface.
  std::map<std::string, std::string, std::less<>> surfaces;
  std::vector<Picture> pictures;
  LinkCard link_card;
  std::vector<Source> sources;
  bool patient_story = false;         // the text tells of a patient, named or not
  std::vector<std::string> consents;  // ids of the records that allow the text
  UtcMs planned_at = 0;               // when it is to appear; 0 = not planned
  AuthorityApproval authority;
  // For the desk, like the title; neither is part of what is approved.
  std::string voice;     // profile of the audience (model/voice.h), "" for that of the house
  std::string campaign;  // posts with the same one speak with one voice; "" for none

  bool operator==(const Content&) const = default;
};

enum class DraftState : std::uint8_t { Draft, InReview, ChangesRequested, Approved, Exported };

// "draft", "in-review", "changes-requested", "approved", "exported"
std::string_view state_name(DraftState state);
std::optional<DraftState> state_from_name(std::string_view name);

struct Person {
  std::string name;
  std::string role;  // "author", "clinical-reviewer", "compliance-reviewer", "approver", "admin"

  bool operator==(const Person&) const = default;
};

// One line of the log of a draft. Never holds text of the post.
struct LogEntry {
  UtcMs at = 0;
  Person who;
  std::string what;            // "created", "submitted", "approved", "changes-requested", ...
  std::string content_sha256;  // of the content half at that moment
  std::string note;            // the reason a person gave, if any

  bool operator==(const LogEntry&) const = default;
};

struct Approval {
  Person who;
  UtcMs at = 0;
  std::string content_sha256;

  bool operator==(const Approval&) const = default;
};

// A finding that a person looked at and set aside, with the reason. It counts only while the
// marked words are the same: `excerpt_sha256` is the hash of the bytes under the finding.
struct Dismissal {
  std::string rule;
  std::string field;
  std::string excerpt_sha256;
  Person who;
  UtcMs at = 0;
  std::string reason;

  bool operator==(const Dismissal&) const = default;
};

struct Workflow {
  DraftState state = DraftState::Draft;
  std::vector<Approval> approvals;
  std::vector<Dismissal> dismissals;
  std::vector<LogEntry> log;  // oldest first

  bool operator==(const Workflow&) const = default;
};

struct Draft {
  std::string id;
  Content content;
  Workflow workflow;
  UtcMs created_at = 0;
  UtcMs updated_at = 0;
  int revision = 0;  // rises with every change of the content
  bool trashed = false;

  bool operator==(const Draft&) const = default;
};

// The text that `platform` shows: its variant, else the shared text.
std::string_view text_for(const Content& content, std::string_view platform);
bool has_variant(const Content& content, std::string_view platform);
// Sets the variant; the shared text as value removes it, so "inherits until changed" holds. A
// thread stays one as long as a line divides it.
void set_text_for(Content& content, std::string_view platform, std::string text);

// The surface of `platform` the post goes to, "" for its first one.
std::string_view surface_for(const Content& content, std::string_view platform);
// "" takes the choice back.
void set_surface_for(Content& content, std::string_view platform, std::string_view surface);

// A line of its own with this between two posts of a thread.
inline constexpr std::string_view thread_line = "---";
bool is_thread(const Content& content, std::string_view platform);
// Makes the variant of `platform` a thread of `parts`, or a single text when there is one part.
void set_thread_for(Content& content, std::string_view platform,
                    const std::vector<std::string>& parts);
// The posts of a thread's text, without the white space around each; empty ones are left out.
std::vector<TextSpan> thread_parts(std::string_view text);
// What `platform` posts, one after the other: one text, or the parts of its thread.
std::vector<std::string_view> posts_for(const Content& content, std::string_view platform);

// The working title, else the first line of the text cut to `max_bytes` at a word and code point.
std::string display_title(const Content& content, std::size_t max_bytes = 80);

}  // namespace bedside::model
