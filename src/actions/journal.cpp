#include "actions/journal.h"

#include <algorithm>
#include <utility>

#include "json/parse.h"
#include "json/write.h"
#include "model/serial.h"

namespace bedside::actions {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// True when the record was understood.
bool apply_change(const json::Value& record, model::Workspace& workspace) {
  if (const json::Value* profile = record.find("profile"))
    return model::profile_from_json(*profile, workspace).has_value();
  const json::Value* value = record.find("draft");
  if (value == nullptr) return false;
  Result<model::Draft> draft = model::draft_from_json(*value);
  if (!draft) return false;
  if (model::Draft* known = workspace.find(draft->id))
    *known = std::move(*draft);
  else
    workspace.drafts.insert(workspace.drafts.begin(), std::move(*draft));
  return true;
}

}  // namespace

Replay replay(const host::Journal& journal) {
  Replay out;
  for (const host::Record& record : journal.records) {
    const Result<json::Value> value = json::parse(text_of(record.bytes));
    if (!value) {
      ++out.unreadable;
      continue;
    }
    if (record.kind == host::RecordKind::Snapshot) {
      Result<model::ReadableWorkspace> read = model::readable_workspace_from_json(*value);
      if (read) {
        out.workspace = std::move(read->workspace);
        out.unreadable += read->left_out;
      } else {
        ++out.unreadable;
      }
      continue;
    }
    if (!out.workspace) out.workspace.emplace();
    if (!apply_change(*value, *out.workspace)) ++out.unreadable;
  }
  return out;
}

Journal::~Journal() {
  if (timer_runs_) services_.cancel(timer_);
}

bool Journal::read_only() const {
  return services_.storage().state() == host::StorageState::Reader;
}

bool Journal::unavailable() const {
  return services_.storage().state() == host::StorageState::Unavailable;
}

void Journal::load(std::function<void(Result<std::optional<model::Workspace>>, bool)> done) {
  services_.storage().load([done = std::move(done)](Result<host::Journal> journal) {
    if (!journal) {
      done(std::unexpected(journal.error()), false);
      return;
    }
    Replay out = replay(*journal);
    const bool damaged = journal->damaged + out.unreadable > 0;
    done(std::move(out.workspace), damaged);
  });
}

void Journal::draft_changed(std::string_view id) {
  waiting_.emplace(id);
  wait(delay_ms);
}

void Journal::profile_changed() {
  profile_waits_ = true;
  ++profile_version_;
  wait(delay_ms);
}

void Journal::wait(int ms) {
  if (timer_runs_) return;
  timer_runs_ = true;
  timer_ = services_.after(ms, [this] {
    timer_runs_ = false;
    flush();
  });
}

void Journal::flush() {
  if (read_only() || unavailable()) return;
  for (const std::string& id : std::exchange(waiting_, {}))
    if (const model::Draft* draft = workspace_.find(id))
      write(json::write(json::Object{{"draft", model::to_json(*draft)}}, 0), id, false);
  if (std::exchange(profile_waits_, false))
    write(json::write(json::Object{{"profile", model::profile_to_json(workspace_)}}, 0), "", true);
  if (since_snapshot_ >= changes_per_snapshot && !error_) snapshot();
}

void Journal::write(std::string record, std::string draft_id, bool profile) {
  ++in_flight_;
  ++since_snapshot_;
  services_.storage().append(bytes_of(record), [this, draft_id = std::move(draft_id),
                                                profile](Result<std::uint64_t> stored) {
    --in_flight_;
    if (stored) {
      error_.reset();
    } else {
      error_ = stored.error();
      // Not stored: it waits again, so that the next try holds the newest text.
      if (profile) profile_waits_ = true;
      if (!draft_id.empty()) waiting_.insert(draft_id);
      if (!read_only() && !unavailable()) wait(retry_ms);
    }
    if (changed_) changed_();
  });
}

void Journal::snapshot() {
  if (read_only() || unavailable()) return;
  since_snapshot_ = 0;
  ++in_flight_;
  const std::string text = json::write(model::to_json(workspace_), 0);
  services_.storage().replace_snapshot(bytes_of(text), [this](Result<std::uint64_t> stored) {
    --in_flight_;
    if (stored)
      error_.reset();
    else
      error_ = stored.error();
    if (changed_) changed_();
  });
}

}  // namespace bedside::actions
