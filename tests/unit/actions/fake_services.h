#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/services.h"

namespace bedside::test {

// A storage in memory that answers when the test says so, and can refuse.
class FakeStorage final : public host::Storage {
 public:
  host::StorageState state() const override { return state_; }
  void on_state_change(std::function<void()> changed) override {
    state_changed_ = std::move(changed);
  }
  void on_foreign_change(std::function<void()> changed) override { foreign_ = std::move(changed); }
  void load(std::function<void(Result<host::Journal>)> done) override {
    answers_.push_back([this, done = std::move(done)] { done(journal); });
  }
  void append(std::span<const std::byte> change,
              std::function<void(Result<std::uint64_t>)> done) override {
    write(host::RecordKind::Change, change, std::move(done));
  }
  void replace_snapshot(std::span<const std::byte> snapshot,
                        std::function<void(Result<std::uint64_t>)> done) override {
    write(host::RecordKind::Snapshot, snapshot, std::move(done));
  }
  bool flushed() const override { return answers_.empty(); }
  void put_blob(std::string_view name, std::span<const std::byte> bytes,
                std::function<void(Result<void>)> done) override {
    answers_.push_back([this, name = std::string(name),
                        copy = std::vector<std::byte>(bytes.begin(), bytes.end()),
                        done = std::move(done)] {
      if (refusal) return done(std::unexpected(*refusal));
      blobs[name] = copy;
      done({});
    });
  }
  void get_blob(std::string_view name,
                std::function<void(Result<std::vector<std::byte>>)> done) override {
    answers_.push_back([this, name = std::string(name), done = std::move(done)] {
      const auto found = blobs.find(name);
      if (found == blobs.end())
        done(fail(ErrorCode::FileUnreadable, "", "There is no such picture."));
      else
        done(found->second);
    });
  }
  void delete_blob(std::string_view, std::function<void(Result<void>)> done) override { done({}); }
  void list_blobs(std::function<void(Result<std::vector<std::string>>)> done) override {
    done(std::vector<std::string>{});
  }
  void take_over() override { set_state(host::StorageState::Writer); }
  void use(std::function<void(host::StorageUse)> done) override { done({}); }

  void set_state(host::StorageState state) {
    state_ = state;
    if (state_changed_) state_changed_();
  }
  // Answers everything that waits, and what the answers ask for.
  void answer() {
    while (!answers_.empty()) {
      const auto next = std::move(answers_.front());
      answers_.pop_front();
      next();
    }
  }

  host::Journal journal;
  std::map<std::string, std::vector<std::byte>> blobs;
  std::optional<Error> refusal;

 private:
  void write(host::RecordKind kind, std::span<const std::byte> bytes,
             std::function<void(Result<std::uint64_t>)> done) {
    answers_.push_back([this, kind, copy = std::vector<std::byte>(bytes.begin(), bytes.end()),
                        done = std::move(done)] {
      if (refusal) return done(std::unexpected(*refusal));
      const std::uint64_t sequence = journal.records.size() + 1;
      journal.records.push_back({sequence, kind, copy});
      done(sequence);
    });
  }

  host::StorageState state_ = host::StorageState::Writer;
  std::function<void()> state_changed_;
  std::function<void()> foreign_;
  std::deque<std::function<void()>> answers_;
};

// A world whose clock, chance and files are the test's.
class FakeServices final : public host::Services {
 public:
  std::int64_t now_ms() const override { return now; }
  double monotonic_ms() const override { return static_cast<double>(now); }
  int utc_offset_minutes(std::int64_t) const override { return 60; }
  std::string time_zone() const override { return "Europe/Amsterdam"; }
  std::vector<std::string> languages() const override { return {"en"}; }
  void random_bytes(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = static_cast<std::byte>(seed_++ * 37 + 11);
  }
  FakeStorage& storage() override { return storage_; }
  void save_file(std::string_view name, std::string_view, std::span<const std::byte> bytes,
                 std::function<void(Result<void>)> done) override {
    if (save_refusal) return done(std::unexpected(*save_refusal));
    saved_name = name;
    saved.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    done({});
  }
  void open_files(const host::OpenOptions&,
                  std::function<void(Result<std::vector<host::OpenedFile>>)> done) override {
    done(std::vector<host::OpenedFile>{});
  }
  void on_files(std::size_t, std::function<void(Result<std::vector<host::OpenedFile>>)>) override {}
  void copy_text(std::string_view, std::function<void(Result<void>)> done) override { done({}); }
  void copy_picture(std::span<const std::byte> png,
                    std::function<void(Result<void>)> done) override {
    if (copy_refusal) return done(std::unexpected(*copy_refusal));
    copied.assign(png.begin(), png.end());
    done({});
  }
  void print(const host::PrintSheet& sheet) override { printed = sheet; }
  void load_site_file(std::string_view path,
                      std::function<void(Result<std::vector<std::byte>>)> done) override {
    asked_site.emplace_back(path);
    give(site_files, path, done);
  }
  void load_kept_file(std::string_view path,
                      std::function<void(Result<std::vector<std::byte>>)> done) override {
    give(kept_files, path, done);
  }
  void request_idle(std::function<bool(double)>) override {}
  std::uint32_t after(int delay_ms, std::function<void()> call) override {
    timers_[++timer_] = {now + delay_ms, std::move(call)};
    return timer_;
  }
  void cancel(std::uint32_t timer) override { timers_.erase(timer); }
  host::OfflineState offline_state() const override { return host::OfflineState::Ready; }
  void on_offline_change(std::function<void()>) override {}
  void apply_update() override {}
  void announce(std::string_view, host::Urgency) override {}

  // Lets time pass: timers run, storage answers.
  void pass(int ms) {
    const std::int64_t until = now + ms;
    for (;;) {
      auto due = timers_.end();
      for (auto timer = timers_.begin(); timer != timers_.end(); ++timer)
        if (timer->second.at <= until &&
            (due == timers_.end() || timer->second.at < due->second.at))
          due = timer;
      if (due == timers_.end()) break;
      now = std::max(now, due->second.at);
      const auto call = std::move(due->second.call);
      timers_.erase(due);
      call();
    }
    now = until;
    storage_.answer();
  }

  std::int64_t now = 1'768'377'600'000;
  std::string saved_name;
  std::string saved;
  std::optional<Error> save_refusal;
  std::vector<std::byte> copied;
  std::optional<Error> copy_refusal;
  std::optional<host::PrintSheet> printed;
  std::map<std::string, std::vector<std::byte>, std::less<>> site_files;
  std::map<std::string, std::vector<std::byte>, std::less<>> kept_files;
  std::vector<std::string> asked_site;  // paths that were fetched

 private:
  template <class Done>
  static void give(const auto& files, std::string_view path, const Done& done) {
    const auto found = files.find(path);
    if (found != files.end())
      done(found->second);
    else
      done(fail(ErrorCode::FileUnreadable, std::string(path), "There is no such file."));
  }
  struct Timer {
    std::int64_t at = 0;
    std::function<void()> call;
  };
  FakeStorage storage_;
  std::map<std::uint32_t, Timer> timers_;
  std::uint32_t timer_ = 0;
  unsigned seed_ = 0;
};

}  // namespace bedside::test
