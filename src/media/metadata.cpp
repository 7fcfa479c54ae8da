#include "media/metadata.h"

#include <algorithm>
#include <array>

namespace bedside::media {
namespace {

using namespace std::string_view_literals;

enum class Tell : std::uint8_t { Camera, Time, Text, Xmp, Iptc, Gps, Thumbnail };

void note(Tell tell, PictureInfo& info) {
  switch (tell) {
    case Tell::Camera:
      info.metadata.camera = true;
      break;
    case Tell::Time:
      info.metadata.time = true;
      break;
    case Tell::Text:
      info.other_text = true;
      break;
    case Tell::Xmp:
      info.metadata.xmp = true;
      break;
    case Tell::Iptc:
      info.metadata.iptc = true;
      break;
    case Tell::Gps:
      info.metadata.gps = true;
      break;
    case Tell::Thumbnail:
      info.metadata.thumbnail = true;
      break;
  }
}

struct TagTell {
  std::uint32_t tag;
  Tell tell;
};

// Exif 2.32, sections 4.6.4 and 4.6.5, and the tags that TIFF readers agree on.
constexpr std::array tag_tells = {
    TagTell{0x010E, Tell::Text},                                 // ImageDescription
    TagTell{0x010F, Tell::Camera},                               // Make
    TagTell{0x0110, Tell::Camera},                               // Model
    TagTell{0x0131, Tell::Text},                                 // Software
    TagTell{0x0132, Tell::Time},                                 // DateTime
    TagTell{0x013B, Tell::Text},                                 // Artist
    TagTell{0x013C, Tell::Camera},                               // HostComputer
    TagTell{0x02BC, Tell::Xmp},    TagTell{0x8298, Tell::Text},  // Copyright
    TagTell{0x83BB, Tell::Iptc},   TagTell{0x9003, Tell::Time},  // DateTimeOriginal
    TagTell{0x9004, Tell::Time},                                 // DateTimeDigitized
    TagTell{0x9010, Tell::Time},                                 // OffsetTime
    TagTell{0x9011, Tell::Time},                                 // OffsetTimeOriginal
    TagTell{0x9012, Tell::Time},                                 // OffsetTimeDigitized
    TagTell{0x927C, Tell::Camera},                               // MakerNote
    TagTell{0x9286, Tell::Text},                                 // UserComment
    TagTell{0xA420, Tell::Camera},                               // ImageUniqueID
    TagTell{0xA430, Tell::Camera},                               // CameraOwnerName
    TagTell{0xA431, Tell::Camera},                               // BodySerialNumber
    TagTell{0xA433, Tell::Camera},                               // LensMake
    TagTell{0xA434, Tell::Camera},                               // LensModel
    TagTell{0xA435, Tell::Camera},                               // LensSerialNumber
};

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t exif_pointer = 0x8769;
constexpr std::uint32_t gps_pointer = 0x8825;
constexpr std::uint32_t gps_version = 0;  // the one GPS tag that tells no place

class TiffWalk {
 public:
  TiffWalk(Bytes tiff, ByteOrder order, PictureInfo& info)
      : tiff_(tiff), order_(order), info_(info) {}

  void run() {
    ByteReader header(tiff_, order_, 4);
    const std::uint32_t next =
        directory(header.u32(), [&](auto tag, auto value) { main_tag(tag, value); });
    if (next == 0) return;
    bool thumbnail = false;  // the second directory describes one
    directory(next, [&](auto, auto) { thumbnail = true; });
    if (thumbnail) note(Tell::Thumbnail, info_);
  }

 private:
  // Calls `on_tag` with number and value (or offset) of each entry; returns the offset of the
  // next directory, 0 when there is none. Directories are never followed in a chain, so a file
  // that points in circles is read once.
  std::uint32_t directory(std::uint32_t at, auto on_tag) {
    ByteReader reader(tiff_, order_, at);
    const std::uint32_t count = reader.u16();
    for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
      const std::uint32_t tag = reader.u16();
      const std::uint32_t type = reader.u16();
      const std::uint32_t values = reader.u32();
      constexpr std::uint32_t short_type = 3;  // two bytes, at the front of the four
      std::uint32_t value = 0;
      if (type == short_type) {
        value = reader.u16();
        reader.skip(2);
      } else {
        value = reader.u32();
      }
      if (!reader.failed() && values > 0) on_tag(tag, value);
    }
    return reader.u32();
  }

  void main_tag(std::uint32_t tag, std::uint32_t value) {
    if (tag == orientation_tag && value >= 1 && value <= 8)
      info_.orientation = static_cast<int>(value);
    else if (tag == exif_pointer)
      directory(value, [&](auto inner, auto) { telling_tag(inner); });
    else if (tag == gps_pointer)
      directory(value, [&](auto inner, auto) {
        if (inner != gps_version) note(Tell::Gps, info_);
      });
    else
      telling_tag(tag);
  }

  void telling_tag(std::uint32_t tag) {
    const auto found = std::ranges::find(tag_tells, tag, &TagTell::tag);
    if (found != tag_tells.end()) note(found->tell, info_);
  }

  Bytes tiff_;
  ByteOrder order_;
  PictureInfo& info_;
};

struct NameTell {
  std::string_view name;
  Tell tell;
};

// Local names of XMP properties (XMP specification part 2), whatever their prefix.
constexpr std::array name_tells = {
    NameTell{"GPSLatitude", Tell::Gps},          NameTell{"GPSLongitude", Tell::Gps},
    NameTell{"tiff:Make", Tell::Camera},         NameTell{"tiff:Model", Tell::Camera},
    NameTell{"SerialNumber", Tell::Camera},      NameTell{"aux:Lens", Tell::Camera},
    NameTell{"LensModel", Tell::Camera},         NameTell{"CreateDate", Tell::Time},
    NameTell{"ModifyDate", Tell::Time},          NameTell{"MetadataDate", Tell::Time},
    NameTell{"DateTimeOriginal", Tell::Time},    NameTell{"DateCreated", Tell::Time},
    NameTell{"xmp:Thumbnails", Tell::Thumbnail}, NameTell{"xmpGImg:image", Tell::Thumbnail},
    NameTell{"dc:creator", Tell::Text},          NameTell{"dc:description", Tell::Text},
    NameTell{"CreatorTool", Tell::Text},
};

}  // namespace

void note_exif(Bytes tiff, PictureInfo& info) {
  if (starts_with(tiff, "II*\0"sv))
    TiffWalk(tiff, ByteOrder::Little, info).run();
  else if (starts_with(tiff, "MM\0*"sv))
    TiffWalk(tiff, ByteOrder::Big, info).run();
}

void note_xmp(Bytes packet, PictureInfo& info) {
  note(Tell::Xmp, info);
  for (const NameTell& row : name_tells)
    if (as_text(packet).contains(row.name)) note(row.tell, info);
}

void note_photoshop(Bytes resources, PictureInfo& info) {
  ByteReader reader(resources);
  while (reader.left() > 0 && as_text(reader.take(4)) == "8BIM") {
    const std::uint32_t id = reader.u16();
    const std::uint32_t name_size = reader.u8();
    reader.skip(name_size + (name_size + 1) % 2);  // the name with its length fills even bytes
    const std::uint32_t size = reader.u32();
    const Bytes data = reader.take(size);
    if (reader.failed()) return;
    if (size % 2 == 1 && reader.left() > 0) reader.skip(1);
    if (data.empty()) continue;
    switch (id) {
      case 0x0404:
        note(Tell::Iptc, info);
        break;
      case 0x0409:
      case 0x040C:
        note(Tell::Thumbnail, info);
        break;
      case 0x0422:
      case 0x0423:
        note_exif(data, info);
        break;
      case 0x0424:
        note_xmp(data, info);
        break;
      default:
        break;
    }
  }
}

}  // namespace bedside::media
