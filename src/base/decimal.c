/* decimal.c - whole numbers with a place for the point
 *
 * Sums are worked out in 128 bits, where no product of two numbers and no widening
 * by the scales allowed can overflow, and are then held against the limit.
 */
#include "decimal.h"
#include "arena.h"

__extension__ typedef __int128 wide;

#define MAX_DIGITS 18
#define MAX_SCALE 9
#define LIMIT ((wide)1000000000000000000) /* 10^MAX_DIGITS */

static wide ten_to(int power)
{
    wide v = 1;
    while (power-- > 0)
        v *= 10;
    return v;
}

static bool keep(wide digits, int scale, struct decimal *out)
{
    if (scale < 0 || scale > MAX_SCALE || digits >= LIMIT || digits <= -LIMIT)
        return false;
    *out = (struct decimal){(int64_t)digits, scale};
    return true;
}

/* Half away from zero. */
static wide divide_rounded(wide a, wide b)
{
    wide quotient = a / b, rest = a % b;
    wide size = b < 0 ? -b : b;
    if (rest < 0)
        rest = -rest;
    if (rest >= size - rest)
        quotient += (a < 0) == (b < 0) ? 1 : -1;
    return quotient;
}

/* A number while it is read. */
struct reading {
    str s;
    size_t at;
    int n; /* digits so far */
    int64_t digits;
};

static bool take(struct reading *r, const char *what)
{
    if (!str_starts(str_sub(r->s, r->at, r->s.n), what))
        return false;
    r->at += str_of(what).n;
    return true;
}

/* Takes a run of digits; false when the number grows too long. */
static bool take_digits(struct reading *r, int *taken)
{
    int before = r->n;
    for (; r->at < r->s.n && r->s.p[r->at] >= '0' && r->s.p[r->at] <= '9'; r->at++) {
        if (++r->n > MAX_DIGITS)
            return false;
        r->digits = r->digits * 10 + (r->s.p[r->at] - '0');
    }
    *taken = r->n - before;
    return true;
}

/* Groups of three after a first group of one to three, which does not begin with nought:
 * "0,123" is rather a number with a decimal comma. */
static bool take_whole_part(struct reading *r)
{
    int first, group;
    bool nought = r->at < r->s.n && r->s.p[r->at] == '0';
    if (!take_digits(r, &first) || first == 0)
        return false;
    while (take(r, ",")) {
        if (nought || first > 3 || !take_digits(r, &group) || group != 3)
            return false;
    }
    return true;
}

static bool take_decimals(struct reading *r, int *scale)
{
    *scale = 0;
    if (!take(r, "."))
        return true;
    return take_digits(r, scale) && *scale > 0 && *scale <= MAX_SCALE;
}

bool decimal_parse(str s, struct decimal *out)
{
    struct reading r = {.s = s};
    int scale;
    bool negative = take(&r, "-") || take(&r, "\xE2\x88\x92");
    if (!negative)
        take(&r, "+");
    if (!take_whole_part(&r) || !take_decimals(&r, &scale) || r.at != s.n)
        return false;
    return keep(negative ? -r.digits : r.digits, scale, out);
}

static int wider(struct decimal a, struct decimal b)
{
    return a.scale > b.scale ? a.scale : b.scale;
}

static wide digits_at(struct decimal a, int scale)
{
    return a.digits * ten_to(scale - a.scale);
}

int decimal_compare(struct decimal a, struct decimal b)
{
    wide x = digits_at(a, wider(a, b)), y = digits_at(b, wider(a, b));
    return (x > y) - (x < y);
}

int decimal_sign(struct decimal a)
{
    return (a.digits > 0) - (a.digits < 0);
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    int scale = wider(a, b);
    return keep(digits_at(a, scale) + digits_at(b, scale), scale, out);
}

bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
    int scale = wider(a, b);
    return keep(digits_at(a, scale) - digits_at(b, scale), scale, out);
}

/* Decimals past the ninth are rounded off. */
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    wide product = (wide)a.digits * b.digits;
    int scale = a.scale + b.scale;
    if (scale > MAX_SCALE) {
        product = divide_rounded(product, ten_to(scale - MAX_SCALE));
        scale = MAX_SCALE;
    }
    return keep(product, scale, out);
}

bool decimal_divide(struct decimal a, struct decimal b, int scale, struct decimal *out)
{
    if (b.digits == 0 || scale < 0 || scale > MAX_SCALE)
        return false;
    int shift = scale + b.scale - a.scale;
    wide above = a.digits * ten_to(shift), below = b.digits * ten_to(-shift);
    return keep(divide_rounded(above, below), scale, out);
}

bool decimal_round(struct decimal a, int scale, struct decimal *out)
{
    return decimal_divide(a, decimal_from_int(1), scale, out);
}

struct decimal decimal_from_int(int64_t v)
{
    return (struct decimal){v, 0};
}

double decimal_to_double(struct decimal a)
{
    return (double)a.digits / (double)ten_to(a.scale);
}

static void print_whole_part(struct buf *b, str digits, bool grouped)
{
    for (size_t i = 0; i < digits.n; i++) {
        if (grouped && i > 0 && (digits.n - i) % 3 == 0)
            buf_char(b, ',');
        buf_char(b, digits.p[i]);
    }
}

/* The digits without sign, with noughts in front so that one stands before the point. */
static str print_digits(struct arena *a, struct decimal d)
{
    struct buf plain = {.arena = a}, b = {.arena = a};
    buf_int(&plain, d.digits);
    str digits = str_sub(buf_str(&plain), d.digits < 0, plain.n);
    for (size_t n = digits.n; n < (size_t)d.scale + 1; n++)
        buf_char(&b, '0');
    buf_put(&b, digits);
    return buf_str(&b);
}

str decimal_print(struct arena *a, struct decimal d, bool grouped)
{
    struct buf b = {.arena = a};
    str digits = print_digits(a, d);
    size_t point = digits.n - (size_t)d.scale;
    if (d.digits < 0)
        buf_char(&b, '-');
    print_whole_part(&b, str_sub(digits, 0, point), grouped);
    if (d.scale > 0) {
        buf_char(&b, '.');
        buf_put(&b, str_sub(digits, point, digits.n));
    }
    return buf_str(&b);
}
