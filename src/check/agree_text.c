/* agree_text.c - titles, straplines, lists and dates: the same thing said in two places */
#include "agree.h"
#include "arena.h"
#include "checking.h"
#include "lists.h"
#include "tokens.h"

