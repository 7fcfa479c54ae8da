#include "paint/path.h"

#include <algorithm>
#include <string>

namespace bedside::paint {

namespace {

// Distance of the control points of a cubic that draws a quarter circle of radius 1.
constexpr float quarter_circle = 0.5522848f;

}  // namespace

void Path::move_to(Point p) {
  verbs.push_back(PathVerb::Move);
  points.push_back(p);
}

void Path::line_to(Point p) {
  verbs.push_back(PathVerb::Line);
  points.push_back(p);
}

void Path::quadratic_to(Point control, Point p) {
  verbs.push_back(PathVerb::Quadratic);
  points.insert(points.end(), {control, p});
}

void Path::cubic_to(Point control1, Point control2, Point p) {
  verbs.push_back(PathVerb::Cubic);
  points.insert(points.end(), {control1, control2, p});
}

void Path::close() { verbs.push_back(PathVerb::Close); }

void Path::add_rect(Rect rect) {
  move_to({rect.x, rect.y});
  line_to({rect.right(), rect.y});
  line_to({rect.right(), rect.bottom()});
  line_to({rect.x, rect.bottom()});
  close();
}

void Path::add_round_rect(Rect rect, float radius) {
  const float r = std::min(radius, std::min(rect.width, rect.height) / 2);
  if (r <= 0) return add_rect(rect);
  const float k = r - r * quarter_circle;
  const float left = rect.x, top = rect.y, right = rect.right(), bottom = rect.bottom();
  move_to({left + r, top});
  line_to({right - r, top});
  cubic_to({right - k, top}, {right, top + k}, {right, top + r});
  line_to({right, bottom - r});
  cubic_to({right, bottom - k}, {right - k, bottom}, {right - r, bottom});
  line_to({left + r, bottom});
  cubic_to({left + k, bottom}, {left, bottom - k}, {left, bottom - r});
  line_to({left, top + r});
  cubic_to({left, top + k}, {left + k, top}, {left + r, top});
  close();
}

void Path::add_circle(Point centre, float radius) {
  add_round_rect({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, radius);
}

void Path::append(const Path& other) {
  verbs.insert(verbs.end(), other.verbs.begin(), other.verbs.end());
  points.insert(points.end(), other.points.begin(), other.points.end());
}

Path transformed(const Path& path, float scale, Point offset) {
  Path out = path;
  for (Point& p : out.points) p = {p.x * scale + offset.x, p.y * scale + offset.y};
  return out;
}

Rect bounds(const Path& path) {
  if (path.points.empty()) return {};
  Point low = path.points.front();
  Point high = low;
  for (const Point p : path.points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

namespace {

// Reads path data from left to right. A number is read as a whole number of millionths, so that
// the value does not depend on a library's reading of decimals.
class PathReader {
 public:
  explicit PathReader(std::string_view data) : data_(data) {}

  Result<Path> read() {
    for (skip_separators(); at_ < data_.size(); skip_separators()) {
      const char c = data_[at_];
      if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
        command_ = c;
        ++at_;
      } else if (command_ == 0 || command_ == 'Z' || command_ == 'z') {
        return error("a command letter is missing");
      }
      if (!step()) return error("unknown command or number");
    }
    return std::move(path_);
  }

 private:
  std::unexpected<Error> error(const char* message) const {
    return fail(ErrorCode::InvalidValue, "",
                "path data: " + std::string(message) + " at byte " + std::to_string(at_));
  }

  void skip_separators() {
    while (at_ < data_.size() && (data_[at_] == ' ' || data_[at_] == ',' || data_[at_] == '\n'))
      ++at_;
  }

  bool number(float& out) {
    skip_separators();
    bool negative = false;
    if (at_ < data_.size() && (data_[at_] == '-' || data_[at_] == '+'))
      negative = data_[at_++] == '-';
    double value = 0;
    double unit = 1;
    bool digits = false;
    bool fraction = false;
    for (; at_ < data_.size(); ++at_) {
      const char c = data_[at_];
      if (c == '.' && !fraction) {
        fraction = true;
      } else if (c >= '0' && c <= '9') {
        digits = true;
        value = value * 10 + (c - '0');
        if (fraction) unit *= 10;
      } else {
        break;
      }
    }
    out = static_cast<float>((negative ? -value : value) / unit);
    return digits;
  }

  // A point, relative to `pen_` for lower-case commands.
  bool point(Point& out) {
    if (!number(out.x) || !number(out.y)) return false;
    if (relative()) out = {out.x + pen_.x, out.y + pen_.y};
    return true;
  }

  bool relative() const { return command_ >= 'a'; }

  bool step() {
    Point a, b, c;
    switch (relative() ? command_ - 'a' + 'A' : command_) {
      case 'M':
        if (!point(a)) return false;
        path_.move_to(a);
        start_ = pen_ = a;
        command_ = relative() ? 'l' : 'L';  // further pairs are lines
        return true;
      case 'L':
        return point(a) && line(a);
      case 'H':
        return number(a.x) && line({relative() ? pen_.x + a.x : a.x, pen_.y});
      case 'V':
        return number(a.y) && line({pen_.x, relative() ? pen_.y + a.y : a.y});
      case 'Q':
        if (!point(a) || !point(b)) return false;
        path_.quadratic_to(a, b);
        pen_ = b;
        return true;
      case 'C':
        if (!point(a) || !point(b) || !point(c)) return false;
        path_.cubic_to(a, b, c);
        pen_ = c;
        return true;
      case 'Z':
        path_.close();
        pen_ = start_;
        return true;
      default:
        return false;
    }
  }

  bool line(Point p) {
    path_.line_to(p);
    pen_ = p;
    return true;
  }

  std::string_view data_;
  std::size_t at_ = 0;
  char command_ = 0;
  Point pen_;
  Point start_;
  Path path_;
};

}  // namespace

Result<Path> parse_path(std::string_view data) { return PathReader(data).read(); }

}  // namespace bedside::paint
