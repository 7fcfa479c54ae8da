#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "host/storage.h"

namespace bedside::host {

// A file the person gave to the page: chosen, dropped or pasted. Its name is theirs and is never
// put into an error or a log.
struct OpenedFile {
  std::string name;
  std::string media_type;  // as the browser says it ("image/jpeg"), "" when it does not know
  std::vector<std::byte> bytes;
};

struct OpenOptions {
  std::string accept;  // as in <input type=file accept>: "image/png,.json"
  bool multiple = false;
  // A larger file is not read: the callback gets ErrorCode::FileTooLarge.
  std::size_t byte_limit = 64u << 20;
};

// A page for paper: pictures with their texts, one after the other.
struct PrintSheet {
  struct Item {
    std::string title;
    std::string picture;  // "data:image/png;base64,..."; empty: none
    std::string alternative;
    float width = 0;  // of the picture, CSS pixels
    std::vector<std::string> lines;
  };
  std::string title;
  std::string language;  // BCP 47
  std::vector<std::string> lines;
  std::vector<Item> items;
};

// How far the page has come with working offline.
enum class OfflineState : std::uint8_t {
  Unsupported,   // no service worker here (plain http, private mode, command line)
  Installing,    // files are being stored
  Ready,         // every file is stored and this page is served from the store
  UpdateWaiting  // ready, and a newer version is stored and waits for `apply_update`
};

enum class Urgency : std::uint8_t { Polite, Assertive };

// What the program needs from the world: clock, chance, files, clipboard, storage. The browser,
// Node and native forms give the same interface, so that everything above runs in all of them.
//
// All calls and callbacks happen on the one thread; a callback never runs inside the call that
// takes it. Nothing here sends anything anywhere.
class Services {
 public:
  virtual ~Services() = default;

  // Milliseconds since 1970-01-01 UTC.
  virtual std::int64_t now_ms() const = 0;
  // Milliseconds since an arbitrary start, never going back; for measuring.
  virtual double monotonic_ms() const = 0;
  // Minutes to add to UTC for the person's wall clock at `at_ms` (summer time considered).
  virtual int utc_offset_minutes(std::int64_t at_ms) const = 0;
  // IANA name ("Europe/Amsterdam"), "UTC" when unknown.
  virtual std::string time_zone() const = 0;
  // Preferred languages of the person, best first (BCP 47).
  virtual std::vector<std::string> languages() const = 0;
  // Cryptographically strong, for ids.
  virtual void random_bytes(std::span<std::byte> out) = 0;

  virtual Storage& storage() = 0;

  // Offers `bytes` to the person as a file (save dialog, else a download); ErrorCode::Cancelled
  // when they decline, FileUnwritable when it fails.
  virtual void save_file(std::string_view name, std::string_view media_type,
                         std::span<const std::byte> bytes,
                         std::function<void(Result<void>)> done) = 0;
  // Lets the person choose files; Cancelled, FileTooLarge or FileUnreadable otherwise. In a page
  // it must be called while a click or a key press is being handled.
  virtual void open_files(const OpenOptions& options,
                          std::function<void(Result<std::vector<OpenedFile>>)> done) = 0;
  // Called for files dropped on the page or pasted into it. `byte_limit` as in OpenOptions.
  virtual void on_files(std::size_t byte_limit,
                        std::function<void(Result<std::vector<OpenedFile>>)> receive) = 0;
  virtual void copy_text(std::string_view text, std::function<void(Result<void>)> done) = 0;
  // FileUnwritable where the clipboard takes no pictures.
  virtual void copy_picture(std::span<const std::byte> png,
                            std::function<void(Result<void>)> done) = 0;
  // Opens the print dialog of the system with `sheet` alone.
  virtual void print(const PrintSheet& sheet) = 0;

  // One of the site's own files, path relative to the page ("fonts/Inter-Regular.otf"). A file
  // whose fetch began with the page is not fetched again. FileUnreadable when it is not there.
  virtual void load_site_file(std::string_view path,
                              std::function<void(Result<std::vector<std::byte>>)> done) = 0;

  // The same for a file that may be kept from an earlier visit, without asking the network:
  // FileUnreadable when it is not kept.
  virtual void load_kept_file(std::string_view path,
                              std::function<void(Result<std::vector<std::byte>>)> done) = 0;

  // Calls `slice(budget_ms)` when nothing else is to do, again and again while it returns true.
  virtual void request_idle(std::function<bool(double budget_ms)> slice) = 0;
  // Once, after `delay_ms`. The id cancels it as long as it has not run.
  virtual std::uint32_t after(int delay_ms, std::function<void()> call) = 0;
  virtual void cancel(std::uint32_t timer) = 0;

  virtual OfflineState offline_state() const = 0;
  // Told of every change of `offline_state`.
  virtual void on_offline_change(std::function<void()> changed) = 0;
  // Loads the version that waits. Call it only for a click of the person, with storage flushed:
  // the page is reloaded.
  virtual void apply_update() = 0;

  // Read out by screen readers, not shown.
  virtual void announce(std::string_view text, Urgency urgency) = 0;
};

}  // namespace bedside::host
