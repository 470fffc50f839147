/* glossary.h - the glossary by column; of this part only */
#ifndef GLOSSARY_H
#define GLOSSARY_H
#include "agree.h"

/* Empty when there is no such row or column. */
str glossary_text(const struct csv *glossary, size_t row, const char *head);
/* The first row that explains `word`, or SIZE_MAX; `glossary` may be NULL. */
size_t glossary_find(const struct csv *glossary, str word);

/* Checks of agree_text, each in its file. */
void agree_glossary(struct agreement *g);
void agree_abbreviations(struct agreement *g);
#endif
