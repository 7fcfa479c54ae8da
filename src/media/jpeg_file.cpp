// JPEG (ITU-T T.81): segments that start with FF and a marker; after SOS come the coded pixels.

#include <algorithm>
#include <optional>
#include <string>

#include "media/formats.h"
#include "media/metadata.h"

namespace bedside::media {
namespace {

using namespace std::string_view_literals;

enum Marker : std::uint32_t {
  sof0 = 0xC0,
  sof2 = 0xC2,
  dht = 0xC4,
  jpg = 0xC8,
  dac = 0xCC,
  sof15 = 0xCF,
  rst0 = 0xD0,
  rst7 = 0xD7,
  soi = 0xD8,
  eoi = 0xD9,
  sos = 0xDA,
  dqt = 0xDB,
  dri = 0xDD,
  app0 = 0xE0,
  app1 = 0xE1,
  app2 = 0xE2,
  app13 = 0xED,
  app14 = 0xEE,
  app15 = 0xEF,
  com = 0xFE,
};

// Each pass over all pixels costs time and can be written in a few bytes. Real files have 10.
constexpr std::size_t max_scans = 100;
constexpr std::size_t max_profile = std::size_t{4} << 20;

constexpr std::string_view jfif_name = "JFIF\0"sv;
constexpr std::string_view jfxx_name = "JFXX\0"sv;
constexpr std::string_view exif_name = "Exif\0"sv;
constexpr std::string_view xmp_name = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr std::string_view xmp_more_name = "http://ns.adobe.com/xmp/extension/\0"sv;
constexpr std::string_view icc_name = "ICC_PROFILE\0"sv;
constexpr std::string_view mpf_name = "MPF\0"sv;
constexpr std::string_view photoshop_name = "Photoshop 3.0\0"sv;
constexpr std::string_view adobe_name = "Adobe"sv;

struct Segment {
  std::uint32_t marker = 0;
  Bytes data;   // without marker and length
  Bytes whole;  // with them, and with the coded pixels after SOS
};

bool is_frame(std::uint32_t marker) {
  return marker >= sof0 && marker <= sof15 && marker != dht && marker != jpg && marker != dac;
}

// End of the coded pixels that start at `at`: the next FF that is neither a stuffed byte nor a
// restart marker.
std::size_t end_of_pixels(Bytes file, std::size_t at) {
  const std::string_view text = as_text(file);
  while (true) {
    at = text.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= text.size()) return text.size();
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next != 0x00 && next != 0xFF && !(next >= rst0 && next <= rst7)) return at;
    at += next == 0xFF ? 1 : 2;
  }
}

// The next segment from `at`, which is moved behind it; nothing when the file is broken there.
std::optional<Segment> next_segment(Bytes file, std::size_t& at) {
  ByteReader reader(file, ByteOrder::Big, at);
  if (reader.u8() != 0xFF) return std::nullopt;
  Segment segment;
  do segment.marker = reader.u8();
  while (segment.marker == 0xFF);  // fill bytes
  const std::size_t start = reader.at() - 1;
  if (segment.marker != eoi) {
    const std::uint32_t size = reader.u16();
    segment.data = reader.take(size < 2 ? 0 : size - 2);
    if (size < 2) return std::nullopt;
  }
  if (reader.failed() || segment.marker < sof0) return std::nullopt;
  at = segment.marker == sos ? end_of_pixels(file, reader.at()) : reader.at();
  segment.whole = file.subspan(start, at - start);  // from the marker: FF is written anew
  return segment;
}

class JpegReader {
 public:
  explicit JpegReader(Bytes file) : file_(file) {}

  Result<Structure> run() {
    structure_.info.format = PictureFormat::Jpeg;
    structure_.info.bytes = file_.size();
    std::size_t at = 2;
    while (true) {
      const std::optional<Segment> segment = next_segment(file_, at);
      if (!segment) return corrupt(at >= file_.size() ? "it is cut off" : "a part of it is wrong");
      if (segment->marker == eoi) break;
      const std::string_view problem = read(*segment);
      if (!problem.empty()) return corrupt(problem);
    }
    if (scans_ == 0) return corrupt("there are no pixels in it");
    if (!profile_.empty() && components_ == 3)
      structure_.color = ColorConversion::from_icc(profile_);
    structure_.info.color_conversion = structure_.color.has_value();
    return std::move(structure_);
  }

 private:
  static std::unexpected<Error> corrupt(std::string_view reason) {
    return damaged(PictureFormat::Jpeg, reason);
  }

  // What is wrong with the segment, or nothing.
  std::string_view read(const Segment& segment) {
    if (is_frame(segment.marker)) return read_frame(segment);
    if (segment.marker == sos) {
      if (components_ == 0) return "its pixels come before its size";
      return ++scans_ > max_scans ? "it has more passes than any real picture" : "";
    }
    if (segment.marker == com) structure_.info.other_text = true;
    if (segment.marker >= app0 && segment.marker <= app15) read_application(segment);
    return "";
  }

  std::string_view read_frame(const Segment& segment) {
    if (components_ != 0) return "it has two sizes";
    ByteReader reader(segment.data);
    const std::uint32_t precision = reader.u8();
    structure_.info.height = static_cast<int>(reader.u16());
    structure_.info.width = static_cast<int>(reader.u16());
    components_ = reader.u8();
    if (reader.failed() || structure_.info.width == 0 || structure_.info.height == 0 ||
        components_ == 0 || components_ > 4)
      return "its size is impossible";
    if (segment.marker > sof2 || precision != 8)
      structure_.unsupported =
          "This kind of JPEG (lossless, arithmetic or 12-bit) cannot be opened.";
    return "";
  }

  void read_application(const Segment& segment) {
    PictureInfo& info = structure_.info;
    const auto after = [&](std::string_view name) { return segment.data.subspan(name.size()); };
    const auto is = [&](std::uint32_t marker, std::string_view name) {
      return segment.marker == marker && starts_with(segment.data, name);
    };
    if (is(app0, jfif_name))
      info.metadata.thumbnail |= has_jfif_thumbnail(segment.data);
    else if (is(app0, jfxx_name) || is(app2, mpf_name))
      info.metadata.thumbnail = true;
    else if (is(app1, exif_name) && segment.data.size() > exif_name.size())
      note_exif(after(exif_name).subspan(1), info);  // one more byte of padding
    else if (is(app1, xmp_name))
      note_xmp(after(xmp_name), info);
    else if (is(app1, xmp_more_name))
      note_xmp(after(xmp_more_name), info);
    else if (is(app2, icc_name))
      add_profile(after(icc_name));
    else if (is(app13, photoshop_name))
      note_photoshop(after(photoshop_name), info);
    else if (!is(app14, adobe_name))
      info.other_text = true;
  }

  static bool has_jfif_thumbnail(Bytes data) {
    ByteReader reader(data);
    reader.skip(12);
    return reader.u8() != 0 && reader.u8() != 0;
  }

  // A profile beyond 64 kB comes in numbered parts, in order in every file there is.
  void add_profile(Bytes part) {
    if (part.size() > 2 && profile_.size() + part.size() <= max_profile)
      append(profile_, part.subspan(2));
  }

  Bytes file_;
  Structure structure_;
  std::uint32_t components_ = 0;
  std::size_t scans_ = 0;
  std::vector<std::byte> profile_;
};

// How three or four numbers a pixel become colours: JFIF means YCbCr, else Adobe's segment tells,
// else the names of the components do. The clean file must come out the same.
struct ColorCoding {
  bool jfif = false;
  std::optional<std::byte> transform;  // Adobe's code
  std::size_t components = 0;
  bool named_rgb = false;

  void note(const Segment& segment) {
    constexpr std::size_t transform_at = 11;
    const Bytes data = segment.data;
    if (segment.marker == app0 && starts_with(data, jfif_name)) jfif = true;
    if (segment.marker == app14 && starts_with(data, adobe_name) && data.size() > transform_at)
      transform = data[transform_at];
    if (!is_frame(segment.marker) || data.size() < 6) return;
    components = std::to_integer<std::size_t>(data[5]);
    named_rgb = data.size() >= 13 && data[6] == std::byte{'R'} && data[9] == std::byte{'G'};
  }

  bool needs_adobe() const { return transform && (components == 4 || !jfif); }
  bool allows_jfif() const { return jfif || (components != 4 && !named_rgb); }
};

bool keeps_pixels(std::uint32_t marker) {
  return is_frame(marker) || marker == dht || marker == dac || marker == dqt || marker == dri ||
         marker == sos;
}

}  // namespace

bool is_jpeg(Bytes file) { return starts_with(file, "\xFF\xD8\xFF"); }

Result<Structure> read_jpeg(Bytes file) { return JpegReader(file).run(); }

std::vector<std::byte> strip_jpeg(Bytes file) {
  // A plain JFIF header without density and thumbnail, and Adobe's with its colour code alone.
  constexpr std::string_view jfif = "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"sv;
  constexpr std::string_view adobe = "\xFF\xEE\0\16Adobe\0\x64\0\0\0\0"sv;
  ColorCoding coding;
  std::vector<std::byte> body;
  body.reserve(file.size());
  std::size_t at = 2;
  while (const std::optional<Segment> segment = next_segment(file, at)) {
    coding.note(*segment);
    if (keeps_pixels(segment->marker) || segment->marker == eoi) {
      body.push_back(std::byte{0xFF});
      append(body, segment->whole);
    }
    if (segment->marker == eoi) break;
  }
  std::vector<std::byte> out;
  out.reserve(body.size() + 64);
  append(out, "\xFF\xD8");
  if (coding.needs_adobe()) {
    append(out, adobe);
    out.push_back(*coding.transform);
  } else if (coding.allows_jfif()) {
    append(out, jfif);
  }
  append(out, body);
  return out;
}

}  // namespace bedside::media
