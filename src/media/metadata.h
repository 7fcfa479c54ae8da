#pragma once

#include "media/byte_reader.h"
#include "media/picture.h"

// What blocks of metadata give away. Each function adds what it finds to `info` and skips what it
// cannot read: metadata is dropped whatever it holds, this is only to tell people about it.
namespace bedside::media {

// The TIFF structure inside EXIF (Exif 2.32), from its byte order mark on. Sets the orientation.
void note_exif(Bytes tiff, PictureInfo& info);

// An XMP packet: XML, searched for the names of telling properties.
void note_xmp(Bytes packet, PictureInfo& info);

// Photoshop's image resources (from "8BIM" on), which hold IPTC, thumbnails and more.
void note_photoshop(Bytes resources, PictureInfo& info);

}  // namespace bedside::media
