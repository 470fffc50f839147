/* symbol.c - rating symbols as plain paths */
#include "chart.h"
#include <math.h>

/* Lengths in a slot of 4.4 mm, whose centre is (2.2, 2.2); the areas are about equal. */
#define SLOT 4.4
#define CIRCLE_RADIUS 1.6
#define TRIANGLE_SIDE 4.1
#define TRIANGLE_HEIGHT 3.55
/* The top of the triangle lies this share of its height above the centre. */
#define TRIANGLE_ABOVE 0.55
#define DIAMOND_RADIUS 2.05
#define SQUARE_RADIUS 2.0
#define OCTAGON_RADIUS 1.68

#define PI 3.14159265358979323846

struct frame_of_symbol {
    point top_left;
    double unit;
};

static point point_at(struct frame_of_symbol f, double x, double y)
{
    return (point){f.top_left.x + (mpt)(x * f.unit + 0.5), f.top_left.y + (mpt)(y * f.unit + 0.5)};
}

static struct path *regular(struct arena *a, struct frame_of_symbol f, size_t corners,
                            double radius, double turn)
{
    point points[8];
    for (size_t i = 0; i < corners; i++) {
        double angle = turn + 2 * PI * (double)i / (double)corners;
        points[i] = point_at(f, SLOT / 2 + radius * cos(angle), SLOT / 2 + radius * sin(angle));
    }
    return path_polygon(a, points, corners);
}

static struct path *triangle(struct arena *a, struct frame_of_symbol f)
{
    double top = SLOT / 2 - TRIANGLE_ABOVE * TRIANGLE_HEIGHT, foot = top + TRIANGLE_HEIGHT;
    point points[] = {point_at(f, SLOT / 2, top), point_at(f, SLOT / 2 + TRIANGLE_SIDE / 2, foot),
                      point_at(f, SLOT / 2 - TRIANGLE_SIDE / 2, foot)};
    return path_polygon(a, points, 3);
}

struct path *symbol_path(struct arena *a, str shape, point top_left, mpt slot)
{
    struct frame_of_symbol f = {top_left, (double)slot / SLOT};
    if (str_is(shape, "circle"))
        return path_circle(a, point_at(f, SLOT / 2, SLOT / 2), (mpt)(CIRCLE_RADIUS * f.unit + 0.5));
    if (str_is(shape, "triangle"))
        return triangle(a, f);
    if (str_is(shape, "diamond"))
        return regular(a, f, 4, DIAMOND_RADIUS, 0);
    if (str_is(shape, "square"))
        return regular(a, f, 4, SQUARE_RADIUS, PI / 4);
    if (str_is(shape, "octagon"))
        return regular(a, f, 8, OCTAGON_RADIUS, PI / 8);
    return NULL;
}
