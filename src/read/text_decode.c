/* text_decode.c - the bytes of a text file made UTF-8 */
#include "text_decode.h"
#include <string.h>

/* Windows-1252 from 0x80 to 0x9F (Microsoft's best-fit table); 0: not a character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t character_of(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static bool check_no_nul(struct diag *d, const struct source *s)
{
    const char *nul = s->bytes.n ? memchr(s->bytes.p, '\0', s->bytes.n) : NULL;
    if (!nul)
        return true;
    return diag_error(d, place_at(s, (size_t)(nul - s->bytes.p)),
                      "a NUL byte stands here, so this is not a text file; save it as UTF-8");
}

/* Other controls than tab and line ends, which no font has and no reader sees.  Looked for in
 * UTF-8, where those from U+0080 on are two bytes. */
static bool check_controls(struct diag *d, const struct source *s)
{
    for (size_t at = 0; at < s->bytes.n;) {
        unsigned char byte = (unsigned char)s->bytes.p[at];
        size_t from = at;
        bool wide = byte == 0xC2;
        at++;
        if (byte >= 0x20 && byte != 0x7F && !wide)
            continue;
        uint32_t c = byte;
        if (wide) {
            at = from;
            c = utf8_next(s->bytes, &at);
        }
        if (c == '\t' || c == '\n' || c == '\r' || c >= 0xA0)
            continue;
        return diag_error(d, place_at(s, from),
                          "a control character, U+%04X, stands here; take it "
                          "out",
                          (unsigned)c);
    }
    return true;
}

/* A character of several bytes before `to`, or after the bad byte there: then the file is
 * UTF-8 with damage and no Windows-1252. */
static bool holds_utf8(str s, size_t bad)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        if (c >= 0x80 && at - from > 1 && from != bad)
            return true;
    }
    return false;
}

static bool convert(struct arena *a, struct diag *d, const struct source *raw, size_t bad,
                    struct source **out)
{
    struct buf text = {.arena = a};
    str bytes = raw->bytes;
    size_t first = 0; /* where the bad byte comes to stand */
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char byte = (unsigned char)bytes.p[i];
        if (character_of(byte) == 0)
            return diag_error(d, place_at(raw, i),
                              "byte 0x%02X is neither UTF-8 nor Windows-1252; "
                              "save the file as UTF-8",
                              byte);
        if (i == bad)
            first = text.n;
        buf_utf8(&text, character_of(byte));
    }
    *out = source_new(a, raw->name, buf_str(&text));
    return diag_warn(d, place_at(*out, first),
                     "byte 0x%02X is not UTF-8, so the file is read as "
                     "Windows-1252; save it as UTF-8",
                     (unsigned char)bytes.p[bad]);
}

bool text_decode(struct arena *a, struct diag *d, str name, str bytes, struct source **out)
{
    struct source *raw = source_new(a, name, bytes);
    size_t bad = 0;
    if (bytes.n >= 2 &&
        (memcmp(bytes.p, "\xFF\xFE", 2) == 0 || memcmp(bytes.p, "\xFE\xFF", 2) == 0))
        return diag_error(d, place_at(raw, 0), "the file is UTF-16; save it as UTF-8");
    if (!check_no_nul(d, raw))
        return false;
    if (!utf8_valid(bytes, &bad)) {
        if (!holds_utf8(bytes, bad))
            return convert(a, d, raw, bad, out) && check_controls(d, *out);
        return diag_error(d, place_at(raw, bad),
                          "byte 0x%02X is not UTF-8 as the rest of the file "
                          "is; save all of it as UTF-8",
                          (unsigned char)bytes.p[bad]);
    }
    size_t mark = str_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    *out = source_new(a, name, str_sub(bytes, mark, bytes.n));
    return check_controls(d, *out);
}
