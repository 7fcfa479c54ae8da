#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fake_storage.h"
#include "host/services.h"

namespace bedside::test {

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
  void request_idle(std::function<bool(double)> slice) override {
    idle_.push_back(std::move(slice));
  }
  std::uint32_t after(int delay_ms, std::function<void()> call) override {
    timers_[++timer_] = {now + delay_ms, std::move(call)};
    return timer_;
  }
  void cancel(std::uint32_t timer) override { timers_.erase(timer); }
  host::OfflineState offline_state() const override { return host::OfflineState::Ready; }
  void on_offline_change(std::function<void()>) override {}
  void apply_update() override {}
  void announce(std::string_view, host::Urgency) override {}

  // Lets all that waits for a quiet moment run to its end.
  void idle() {
    while (!idle_.empty()) {
      const auto slice = std::move(idle_.front());
      idle_.pop_front();
      while (slice(4)) {
      }
    }
  }

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
  std::deque<std::function<bool(double)>> idle_;
  std::uint32_t timer_ = 0;
  unsigned seed_ = 0;
};

}  // namespace bedside::test
