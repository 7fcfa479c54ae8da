#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace bedside::host {

enum class StorageState : std::uint8_t {
  Opening,      // not known yet
  Writer,       // this tab holds the workspace and may write
  Reader,       // another tab holds it; this one shows what was there when it loaded
  Unavailable,  // the browser gives no storage (denied, private mode): nothing is kept
};

enum class RecordKind : std::uint8_t { Snapshot, Change };

struct Record {
  std::uint64_t sequence = 0;
  RecordKind kind = RecordKind::Change;
  std::vector<std::byte> bytes;
};

// What was read at start: the newest whole snapshot, then every change after it, in order.
struct Journal {
  std::vector<Record> records;
  // Records left out because their checksum did not match or one before them was missing. They
  // stay stored until the next snapshot.
  std::size_t damaged = 0;
};

struct StorageUse {
  std::uint64_t used_bytes = 0;
  std::uint64_t quota_bytes = 0;  // 0 when the browser does not say
  bool persistent = false;        // the browser promised not to evict it
};

// The journal of the one workspace: records are only ever added, each under a new key with a
// checksum, and a snapshot replaces older ones only after it is safe on disk. Killing the
// browser loses nothing that was acknowledged.
//
// Callbacks report StorageFull, StorageDenied, StorageCorrupt or StorageReadOnly (another tab is
// the writer). After an error the record is not stored; what is on screen is the caller's to keep.
class Storage {
 public:
  virtual ~Storage() = default;

  virtual StorageState state() const = 0;
  // Told of every change of `state`. Reader to Writer (the other tab closed, or `take_over`): call
  // `load` again before writing, the other tab may have written.
  virtual void on_state_change(std::function<void()> changed) = 0;
  // Told, as a reader, when the writing tab has stored something new.
  virtual void on_foreign_change(std::function<void()> changed) = 0;

  // Opens the storage when that has not happened yet, then reads the journal.
  virtual void load(std::function<void(Result<Journal>)> done) = 0;
  // Adds a change; `done` gets its sequence once the browser says it is on disk. Calls made
  // while one is under way share the next transaction; order is kept.
  virtual void append(std::span<const std::byte> change,
                      std::function<void(Result<std::uint64_t>)> done) = 0;
  // Adds a snapshot holding everything so far; older records go once it is on disk.
  virtual void replace_snapshot(std::span<const std::byte> snapshot,
                                std::function<void(Result<std::uint64_t>)> done) = 0;
  // True when every append and snapshot so far has been acknowledged.
  virtual bool flushed() const = 0;

  // Pictures and other large bytes under a name that says their content ("sha256-<hex>"); the
  // same name is never written twice. `get_blob` gives StorageCorrupt when the stored bytes do
  // not match their checksum and FileUnreadable when there is none.
  virtual void put_blob(std::string_view name, std::span<const std::byte> bytes,
                        std::function<void(Result<void>)> done) = 0;
  virtual void get_blob(std::string_view name,
                        std::function<void(Result<std::vector<std::byte>>)> done) = 0;
  virtual void delete_blob(std::string_view name, std::function<void(Result<void>)> done) = 0;
  virtual void list_blobs(std::function<void(Result<std::vector<std::string>>)> done) = 0;

  // Asks the writing tab to finish and hand over (it becomes a reader); the state change tells.
  virtual void take_over() = 0;
  virtual void use(std::function<void(StorageUse)> done) = 0;
};

}  // namespace bedside::host
