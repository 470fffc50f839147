/* pdf_object.h - the objects of the file being written, over libharu
 *
 * libharu keeps the page tree, numbers the objects and writes the streams.  What
 * stands inside a dictionary is text of our own: its names, numbers and strings
 * then have no limits but the file format's, and print alike in every release.
 * The first failure is reported and remembered; later calls do nothing harmful.
 */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H
#include "arena.h"
#include "diag.h"
#include "draw.h"
#include "vec.h"
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
struct libdeflate_compressor;

struct pdf_out {
    struct arena *arena;
    struct diag *diag;
    HPDF_Doc doc;
    struct libdeflate_compressor *deflate;
    struct buf deflated; /* what was deflated last */
    bool failed;
};

/* An indirect dictionary, or a stream with its dictionary. */
struct pdf_object {
    uint32_t id;
    HPDF_Dict dict;
    struct buf body; /* between << and >> */
};

/* How the bytes given for a stream stand, and are to stand in the file. */
enum pdf_coding { PDF_PLAIN, PDF_DEFLATE, PDF_DEFLATED };

struct pdf_out *pdf_out_open(struct arena *a, struct diag *d);

/* Both return false and report the first failure only. */
bool pdf_fail(struct pdf_out *out, const char *fmt, ...) PRINTF(2, 3);
/* `status` is what a call of libharu gave back; true when that and its sticky error are clear. */
bool pdf_check(struct pdf_out *out, HPDF_STATUS status);

/* Never NULL; after a failure the object has no number. */
struct pdf_object *pdf_object_new(struct pdf_out *out);
struct pdf_object *pdf_stream_new(struct pdf_out *out);
/* A dictionary that libharu made itself: `body` adds to its entries. */
struct pdf_object *pdf_object_adopt(struct pdf_out *out, HPDF_Dict dict);
/* Once for each stream, whose `body` gets Length and Filter. */
void pdf_stream_fill(struct pdf_out *out, struct pdf_object *o, str bytes, enum pdf_coding coding);
/* A page with its box, in points; NULL after a failure. */
HPDF_Page pdf_page_new(struct pdf_out *out, mpt width, mpt height);
uint32_t pdf_id(const void *libharu_object);
/* The zlib stream of `bytes`, lent until the next call. */
str pdf_deflate(struct pdf_out *out, str bytes);

/* How things are written: each ends without a blank. */
void pdf_put_mpt(struct buf *b, mpt v);               /* in points, at most three decimals */
void pdf_put_rect(struct buf *b, rect r, mpt height); /* [x1 y1 x2 y2] on a page this high */
void pdf_put_ref(struct buf *b, uint32_t id);
void pdf_put_text(struct buf *b, str utf8);  /* as a text string */
void pdf_put_utf16(struct buf *b, str utf8); /* as hexadecimal digits, without < > */
/* ` /Key (text)` when there is text; it must be short enough for a string. */
void pdf_put_entry(struct pdf_out *out, struct buf *b, const char *key, str utf8);

/* PDF/A-2 6.1.13: a string has at most 32,767 bytes. */
#define PDF_STRING_BYTES 32767
/* Beyond any page (200 inches), and safe to add and multiply. */
#define PDF_FARTHEST_MPT ((mpt)32767 * MPT_PER_PT)
bool pdf_is_near(point p);
#endif
