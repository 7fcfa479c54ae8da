#include "platforms/picture_problems.h"

#include <algorithm>
#include <format>

#include "base/utf8.h"
#include "platforms/shown.h"

namespace bedside::platforms {
namespace {

constexpr std::size_t kilobyte = 1000;

// Shapes differ by a pixel or two in every export.
constexpr std::int64_t ratio_tolerance_permille = 15;

// Frames are set by hand, and with some air around the letters: ten-thousandths.
constexpr int frame_tolerance = 100;

bool lies_within(const model::PictureBox& box, const model::PictureBox& within) {
  return box.x + frame_tolerance >= within.x && box.y + frame_tolerance >= within.y &&
         box.right() - frame_tolerance <= within.right() &&
         box.bottom() - frame_tolerance <= within.bottom();
}

class PictureSearch {
 public:
  PictureSearch(const Post& post, const Platform& platform, const Surface& surface,
                std::vector<Problem>& found)
      : post_(post), platform_(platform), surface_(surface), found_(found) {}

  void run() {
    const bool wants_any =
        surface_.needs == Needs::Picture || surface_.needs == Needs::PictureOrVideo;
    if (wants_any && post_.pictures.empty()) add(ProblemKind::PictureMissing, surface_.evidence);
    if (surface_.needs == Needs::Video &&
        std::ranges::none_of(post_.pictures, &model::Picture::video_seconds))
      add(ProblemKind::VideoMissing, surface_.evidence);
    const PictureRules& rules = platform_.pictures_of(surface_);
    if (post_.pictures.size() > rules.most)
      add(ProblemKind::TooManyPictures, rules.evidence).values = {
          {"count", std::to_string(post_.pictures.size())}, {"limit", std::to_string(rules.most)}};
    for (std::size_t i = 0; i < std::min(post_.pictures.size(), rules.most); ++i) picture(i, rules);
    words(rules.most);
  }

 private:
  Problem& add(ProblemKind kind, const Evidence& evidence) {
    const std::size_t end = post_.text.text().size();
    found_.push_back({kind, {end, end}, {}, {}, &evidence});
    return found_.back();
  }

  Problem& add(ProblemKind kind, std::size_t index, const PictureRules& rules) {
    const model::Picture& picture = post_.pictures[index];
    Problem& problem = add(kind, rules.evidence);
    problem.values = {{"number", std::to_string(index + 1)},
                      {"width", std::to_string(picture.width)},
                      {"height", std::to_string(picture.height)}};
    return problem;
  }

  void picture(std::size_t index, const PictureRules& rules) {
    const model::Picture& picture = post_.pictures[index];
    if (picture.video_seconds > 0 && surface_.video) return frame(index, rules, *surface_.video);
    if (!rules.types.empty() && !picture.media_type.empty() &&
        !std::ranges::contains(rules.types, picture.media_type))
      add(ProblemKind::PictureType, index, rules);
    if (rules.byte_limit != 0 && picture.bytes > rules.byte_limit) {
      Problem& problem = add(ProblemKind::PictureHeavy, index, rules);
      problem.values.emplace_back("size", std::to_string(picture.bytes / kilobyte));
      problem.values.emplace_back("limit", std::to_string(rules.byte_limit / kilobyte));
    }
    alternative_texts(index, rules);
    if (picture.width <= 0 || picture.height <= 0) return;
    if (picture.width < rules.least_width || picture.height < rules.least_height) {
      Problem& problem = add(ProblemKind::PictureSmall, index, rules);
      problem.values.emplace_back("limit",
                                  std::format("{} x {}", rules.least_width, rules.least_height));
    }
    shape(index, rules, rules.ratio_min_permille, rules.ratio_max_permille);
  }

  // The words in the first `most` pictures: whether they are seen.
  void words(std::size_t most) {
    const auto has_words = [](const model::Picture& picture) { return !picture.texts.empty(); };
    if (std::ranges::none_of(post_.pictures, has_words)) return;
    const std::optional<ShownPictures> shown = shown_pictures(platform_, surface_.id);
    if (!shown) return;
    const auto pictures = post_.pictures.first(std::min(post_.pictures.size(), most));
    for (std::size_t i = 0; i < pictures.size(); ++i)
      if (const auto visible = visible_part(*shown, pictures, i))
        for (std::size_t text = 0; text < pictures[i].texts.size(); ++text)
          one_text(*shown, i, text, *visible);
  }

  void one_text(const ShownPictures& shown, std::size_t index, std::size_t text,
                const model::PictureBox& visible) {
    const model::Picture& picture = post_.pictures[index];
    const auto span = model::words_span(picture, text);
    if (!span) return;
    const model::PictureBox& box = picture.texts[text].box;
    const bool screen = shown.way == ShownPictures::Way::Screen;
    if (!lies_within(box, visible))
      add_words(ProblemKind::TextCut, index, *span, shown.crop_evidence);
    else if (screen && !lies_within(on_screen(shown, picture, visible, box), shown.safe))
      add_words(ProblemKind::TextCovered, index, *span, shown.safe_evidence);
  }

  void add_words(ProblemKind kind, std::size_t index, TextSpan span, const Evidence& evidence) {
    found_.push_back({.kind = kind,
                      .span = span,
                      .values = {{"number", std::to_string(index + 1)}},
                      .own_evidence = evidence,
                      .words_of = index});
  }

  // Of a video: type and size of the frame say nothing about the film itself.
  void frame(std::size_t index, const PictureRules& rules, const VideoRules& video) {
    alternative_texts(index, rules);
    video_length(index, rules, video);
    shape(index, rules, video.ratio_min_permille, video.ratio_max_permille);
  }

  void shape(std::size_t index, const PictureRules& rules, int least, int most) {
    const model::Picture& picture = post_.pictures[index];
    if (picture.width <= 0 || picture.height <= 0) return;
    const std::int64_t ratio = std::int64_t{1000} * picture.width / picture.height;
    const bool tall = least != 0 && ratio + ratio_tolerance_permille < least;
    const bool wide = most != 0 && ratio - ratio_tolerance_permille > most;
    if (tall || wide) add(ProblemKind::PictureCut, index, rules);
  }

  void video_length(std::size_t index, const PictureRules& rules, const VideoRules& video) {
    constexpr std::size_t second = 1000;
    const auto seconds = static_cast<std::size_t>(post_.pictures[index].video_seconds);
    const bool long_enough = seconds * second >= video.least_ms;
    if (long_enough && (video.most_ms == 0 || seconds * second <= video.most_ms)) return;
    Problem& problem = add(ProblemKind::VideoLength, index, rules);
    problem.evidence = &video.evidence;
    problem.values.emplace_back("seconds", std::to_string(seconds));
    problem.values.emplace_back(
        "limit", video.most_ms == 0
                     ? std::format("{}+", video.least_ms / second)
                     : std::format("{} - {}", video.least_ms / second, video.most_ms / second));
  }

  void alternative_texts(std::size_t index, const PictureRules& rules) {
    if (rules.alt_limit == 0) return;
    for (const auto& [language, text] : post_.pictures[index].alt) {
      const std::size_t length = utf16_length(text);
      if (length <= rules.alt_limit) continue;
      Problem& problem = add(ProblemKind::AltTooLong, index, rules);
      problem.values.emplace_back("length", std::to_string(length));
      problem.values.emplace_back("limit", std::to_string(rules.alt_limit));
      return;
    }
  }

  const Post& post_;
  const Platform& platform_;
  const Surface& surface_;
  std::vector<Problem>& found_;
};

}  // namespace

void add_picture_problems(const Post& post, const Platform& platform, const Surface& surface,
                          std::vector<Problem>& found) {
  PictureSearch(post, platform, surface, found).run();
}

}  // namespace bedside::platforms
