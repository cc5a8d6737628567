#!/usr/bin/env python3
"""Word classes for the tagger: k-means over the navec word vectors, written as data/tagger/classes.bin.

  pip install numpy scikit-learn && pip download natasha==1.6.0 --no-deps && unzip natasha-*.whl
  tools/word_classes.py natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar data/tagger/classes.bin

The vectors (navec_news_v1_1B_250K_300d_100q, 250,000 words of Russian news, MIT) lie in the package natasha.
The table: magic "svdkcls1"; the upper halves of the words' hashes, sorted, u32; then for each of them its
classes among 64, 512 and 2048 in bits 0-5, 6-14, 15-25 of a u32. All little-endian. Classes begin at 1 (0 is
"no class"), so the first two clusters of each clustering share a number.
"""
import gzip, struct, sys, tarfile
import numpy as np
from sklearn.cluster import MiniBatchKMeans

MASK = (1 << 64) - 1

def mix(h):
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9 & MASK
    h = (h ^ h >> 27) * 0x94D049BB133111EB & MASK
    return h ^ h >> 31

def fnv(word):
    h = 0xCBF29CE484222325
    for b in word.encode():
        h = (h ^ b) * 0x100000001B3 & MASK
    return mix(h)

def read(path):
    tar = tarfile.open(path)
    vocab = gzip.decompress(tar.extractfile("vocab.bin").read())
    n, = struct.unpack("<I", vocab[:4])
    words = vocab[4 + 4 * n:].decode().split("\n")
    pq = tar.extractfile("pq.bin").read()
    rows, dim, qdim, centroids = struct.unpack("<IIII", pq[:16])
    index = np.frombuffer(pq[16:16 + rows * qdim], np.uint8).reshape(rows, qdim)
    code = np.frombuffer(pq[16 + rows * qdim:], np.float32).reshape(qdim, centroids, dim // qdim)
    vectors = np.concatenate([code[i][index[:, i]] for i in range(qdim)], 1)
    return words, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

def cluster(vectors, k):
    init = "random" if k > 1000 else "k-means++"
    means = MiniBatchKMeans(k, random_state=1, batch_size=16384, n_init=1, max_iter=30, init=init, reassignment_ratio=0.01)
    return np.maximum(means.fit(vectors).predict(vectors), 1)

def main():
    words, vectors = read(sys.argv[1])
    classes = [cluster(vectors, k) for k in (64, 512, 2048)]
    table = {}
    for i, word in enumerate(words):
        if word.startswith("<") or not any(c.isalpha() for c in word):
            continue
        key = fnv(word.lower().replace("ё", "е")) >> 32
        table.setdefault(key, int(classes[0][i]) | int(classes[1][i]) << 6 | int(classes[2][i]) << 15)
    keys = sorted(table)
    with open(sys.argv[2], "wb") as out:
        out.write(b"svdkcls1")
        out.write(struct.pack(f"<{len(keys)}I", *keys))
        out.write(struct.pack(f"<{len(keys)}I", *(table[k] for k in keys)))
    print(f"{len(keys)} words")

if __name__ == "__main__":
    main()
