#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/error.h"
#include "host/services.h"
#include "model/workspace.h"

namespace bedside::actions {

// Keeps the workspace in the browser's storage: each change of a draft is one record with the
// whole draft, a snapshot of everything follows now and then. Records wait at most
// `delay_ms`, so that a burst of typing is one write and nothing typed is older than that.
class Journal {
 public:
  static constexpr int delay_ms = 250;
  static constexpr int retry_ms = 4000;
  static constexpr int changes_per_snapshot = 200;

  // `workspace` is read whenever something is written; both outlive the journal.
  Journal(host::Services& services, const model::Workspace& workspace)
      : services_(services), workspace_(workspace) {}
  ~Journal();

  // Nothing stored yet gives nothing. `damaged` tells that some records were left out.
  void load(std::function<void(Result<std::optional<model::Workspace>>, bool damaged)> done);
  void draft_changed(std::string_view id);
  void profile_changed();
  // Rises whenever what is not a draft was changed or read.
  std::uint64_t profile_version() const { return profile_version_; }
  // Writes what waits, at once.
  void flush();
  // Writes the whole workspace.
  void snapshot();

  // Everything said to be changed has been acknowledged.
  bool saved() const { return waiting_.empty() && !profile_waits_ && in_flight_ == 0 && !error_; }
  // Why the last write failed, until one succeeds.
  const std::optional<Error>& error() const { return error_; }
  bool read_only() const;
  bool unavailable() const;
  // Called when any of the above may have changed.
  void on_change(std::function<void()> changed) { changed_ = std::move(changed); }

 private:
  void wait(int ms);
  void write(std::string record, std::string draft_id, bool profile);

  host::Services& services_;
  const model::Workspace& workspace_;
  std::set<std::string, std::less<>> waiting_;
  bool profile_waits_ = false;
  std::uint64_t profile_version_ = 1;
  int in_flight_ = 0;
  int since_snapshot_ = 0;
  std::uint32_t timer_ = 0;
  bool timer_runs_ = false;
  std::optional<Error> error_;
  std::function<void()> changed_;
};

// One workspace out of a snapshot and the changes after it. A record that cannot be read is left
// out and counted; nothing at all gives nothing.
struct Replay {
  std::optional<model::Workspace> workspace;
  std::size_t unreadable = 0;
};
Replay replay(const host::Journal& journal);

}  // namespace bedside::actions
