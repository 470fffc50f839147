/* pdf_meta.c - XMP and the information dictionary from the same values, so that they agree
 *
 * PDF/A-2 6.6 asks for the agreement, and for a schema of what PDF/UA adds to XMP.
 */
#include "pdf_meta.h"
#include <string.h>

static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    "  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "  xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char xmp_tail[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>\n";

/* Characters that XML 1.0 has no way to write are left out. */
static void put_xml(struct buf *b, str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c == '&')
            buf_put(b, STR("&amp;"));
        else if (c == '<')
            buf_put(b, STR("&lt;"));
        else if (c == '>')
            buf_put(b, STR("&gt;"));
        else if ((c >= ' ' && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n')
            buf_utf8(b, c);
    }
}

static void put_property(struct buf *b, const char *name, const char *open, str value,
                         const char *close)
{
    if (value.n == 0)
        return;
    buf_print(b, "<%s>%s", name, open);
    put_xml(b, value);
    buf_print(b, "%s</%s>\n", close, name);
}

static void put_languages(struct buf *b, const char *name, str lang, str value)
{
    if (value.n == 0)
        return;
    buf_print(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
    put_xml(b, value);
    buf_put(b, STR("</rdf:li><rdf:li xml:lang=\""));
    put_xml(b, lang);
    buf_put(b, STR("\">"));
    put_xml(b, value);
    buf_print(b, "</rdf:li></rdf:Alt></%s>\n", name);
}

static str xmp(struct pdf_out *out, const struct pdf_meta *m)
{
    struct buf b = {.arena = out->arena};
    buf_put(&b, str_of(xmp_head));
    put_property(&b, "dc:format", "", STR("application/pdf"), "");
    put_languages(&b, "dc:title", m->lang, m->title);
    put_property(&b, "dc:creator", "<rdf:Seq><rdf:li>", m->organisation, "</rdf:li></rdf:Seq>");
    put_languages(&b, "dc:description", m->lang, m->subject);
    put_property(&b, "dc:language", "<rdf:Bag><rdf:li>", m->lang, "</rdf:li></rdf:Bag>");
    put_property(&b, "pdf:Keywords", "", m->keywords, "");
    put_property(&b, "pdf:Producer", "", m->producer, "");
    put_property(&b, "xmp:CreateDate", "", m->date, "");
    put_property(&b, "xmp:ModifyDate", "", m->date, "");
    put_property(&b, "xmp:MetadataDate", "", m->date, "");
    buf_put(&b, str_of(xmp_tail));
    return buf_str(&b);
}

/* "2024-03-04T00:00:00Z": a digit where the pattern has 0, else the same character. */
static bool is_date(str date)
{
    static const char pattern[] = "0000-00-00T00:00:00Z";
    if (date.n != sizeof pattern - 1)
        return false;
    for (size_t i = 0; i < date.n; i++) {
        bool is_digit = date.p[i] >= '0' && date.p[i] <= '9';
        if (pattern[i] == '0' ? !is_digit : date.p[i] != pattern[i])
            return false;
    }
    return true;
}

static str pdf_date(struct pdf_out *out, str date)
{
    struct buf b = {.arena = out->arena};
    buf_put(&b, STR("D:"));
    for (size_t i = 0; i < date.n; i++)
        if (date.p[i] >= '0' && date.p[i] <= '9')
            buf_char(&b, date.p[i]);
    buf_char(&b, 'Z');
    return buf_str(&b);
}

static struct pdf_object *write_info(struct pdf_out *out, const struct pdf_meta *m)
{
    HPDF_Dict_RemoveElement(out->doc->info, "Producer");
    struct pdf_object *info = pdf_object_adopt(out, out->doc->info);
    pdf_put_entry(out, &info->body, "Title", m->title);
    pdf_put_entry(out, &info->body, "Author", m->organisation);
    pdf_put_entry(out, &info->body, "Subject", m->subject);
    pdf_put_entry(out, &info->body, "Keywords", m->keywords);
    pdf_put_entry(out, &info->body, "Producer", m->producer);
    pdf_put_entry(out, &info->body, "CreationDate", pdf_date(out, m->date));
    pdf_put_entry(out, &info->body, "ModDate", pdf_date(out, m->date));
    return info;
}

static bool is_rgb_profile(str icc)
{
    /* ICC.1, 7.2: the colour space at 16, the signature at 36, of a header of 128 bytes. */
    return icc.n > 128 && memcmp(icc.p + 16, "RGB ", 4) == 0 && memcmp(icc.p + 36, "acsp", 4) == 0;
}

static void write_intent(struct pdf_out *out, str icc, struct buf *catalog)
{
    if (!is_rgb_profile(icc)) {
        pdf_fail(out, "the colour profile of %zu bytes is no RGB profile; install sRGB.icc", icc.n);
        return;
    }
    struct pdf_object *profile = pdf_stream_new(out), *intent = pdf_object_new(out);
    buf_put(&profile->body, STR("/N 3"));
    pdf_stream_fill(out, profile, icc, PDF_DEFLATE);
    buf_print(&intent->body,
              "/Type/OutputIntent/S/GTS_PDFA1"
              "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
              "/DestOutputProfile %u 0 R",
              (unsigned)profile->id);
    buf_print(catalog, "/OutputIntents[%u 0 R]", (unsigned)intent->id);
}

static void write_xmp(struct pdf_out *out, const struct pdf_meta *m, struct buf *catalog)
{
    struct pdf_object *metadata = pdf_stream_new(out);
    buf_put(&metadata->body, STR("/Type/Metadata/Subtype/XML"));
    /* Plain, so that any program can find it in the file. */
    pdf_stream_fill(out, metadata, xmp(out, m), PDF_PLAIN);
    buf_print(catalog, "/Metadata %u 0 R", (unsigned)metadata->id);
}

static bool is_complete(struct pdf_out *out, const struct pdf_meta *m)
{
    if (m->title.n == 0)
        return pdf_fail(out, "the document has no title; give it one");
    if (m->lang.n == 0)
        return pdf_fail(out, "the document has no language; give it one, as \"en-GB\"");
    if (!is_date(m->date))
        return pdf_fail(out,
                        "\"" STR_FMT "\" is no date of a document; "
                        "write it as \"2024-03-04T00:00:00Z\"",
                        STR_ARG(m->date));
    return true;
}

struct pdf_object *pdf_meta_write(struct pdf_out *out, const struct pdf_meta *m, str icc,
                                  struct pdf_object *catalog)
{
    if (!is_complete(out, m))
        return NULL;
    write_xmp(out, m, &catalog->body);
    write_intent(out, icc, &catalog->body);
    pdf_put_entry(out, &catalog->body, "Lang", m->lang);
    buf_put(&catalog->body, STR("/MarkInfo<</Marked true>>"
                                "/ViewerPreferences<</DisplayDocTitle true>>"));
    return write_info(out, m);
}
