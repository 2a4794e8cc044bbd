#include <zlib.h>

/* Macros do not import into Swift. 47: the largest window (15), gzip and zlib headers recognised (32). */
static inline int dateline_inflate_init(z_stream *stream) { return inflateInit2(stream, 47); }

/* -15: deflated data without a header, as in zip archives. */
static inline int dateline_inflate_raw_init(z_stream *stream) { return inflateInit2(stream, -15); }
