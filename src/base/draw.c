/* draw.c - common paths */
#include "draw.h"
#include "arena.h"

/* Distance of a control point, in radii, at which four curves come nearest to a circle:
 * 4/3 (sqrt 2 - 1). */
#define KAPPA 0.5522847498

static struct path *path_new(struct arena *a, size_t max_ops, size_t max_points)
{
    struct path *p = arena_new(a, struct path);
    p->ops = arena_array(a, enum path_op, max_ops);
    p->points = arena_array(a, point, max_points);
    return p;
}

static void add_op(struct path *p, enum path_op op)
{
    p->ops[p->n_ops++] = op;
}

static void add_point(struct path *p, mpt x, mpt y)
{
    p->points[p->n_points++] = (point){x, y};
}

struct path *path_polygon(struct arena *a, const point *points, size_t n)
{
    if (n == 0)
        return path_new(a, 0, 0);
    struct path *p = path_new(a, n + 1, n);
    for (size_t i = 0; i < n; i++) {
        add_op(p, i == 0 ? PATH_MOVE : PATH_LINE);
        add_point(p, points[i].x, points[i].y);
    }
    add_op(p, PATH_CLOSE);
    return p;
}

struct path *path_rect(struct arena *a, rect r)
{
    point corners[] = {
        {r.x, r.y},
        {r.x + r.w, r.y},
        {r.x + r.w, r.y + r.h},
        {r.x, r.y + r.h},
    };
    return path_polygon(a, corners, 4);
}

struct path *path_line(struct arena *a, point from, point to)
{
    struct path *p = path_new(a, 2, 2);
    add_op(p, PATH_MOVE);
    add_point(p, from.x, from.y);
    add_op(p, PATH_LINE);
    add_point(p, to.x, to.y);
    return p;
}

/* A quarter from centre + u to centre + v, the two at right angles. */
static void add_quarter(struct path *p, point centre, point u, point v)
{
    mpt ux = (mpt)((double)u.x * KAPPA), uy = (mpt)((double)u.y * KAPPA);
    mpt vx = (mpt)((double)v.x * KAPPA), vy = (mpt)((double)v.y * KAPPA);
    add_op(p, PATH_CURVE);
    add_point(p, centre.x + u.x + vx, centre.y + u.y + vy);
    add_point(p, centre.x + v.x + ux, centre.y + v.y + uy);
    add_point(p, centre.x + v.x, centre.y + v.y);
}

struct path *path_circle(struct arena *a, point centre, mpt radius)
{
    point right = {radius, 0}, down = {0, radius}, left = {-radius, 0}, up = {0, -radius};
    struct path *p = path_new(a, 6, 13);
    add_op(p, PATH_MOVE);
    add_point(p, centre.x + radius, centre.y);
    add_quarter(p, centre, right, down);
    add_quarter(p, centre, down, left);
    add_quarter(p, centre, left, up);
    add_quarter(p, centre, up, right);
    add_op(p, PATH_CLOSE);
    return p;
}
