"""Segments of the customers in a file of float64 (recency, frequency, monetary) with scikit-learn: argv path, k or 0 to choose."""
import json
import sys
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

path, k = sys.argv[1], int(sys.argv[2])
table = np.fromfile(path).reshape(-1, 3)
start = time.process_time()
points = StandardScaler().fit_transform(np.log1p(table.clip(min=0)))
fits = []
for count in [k] if k else range(2, 9):
    model = KMeans(n_clusters=count, n_init=10, random_state=1).fit(points)
    score = silhouette_score(points, model.labels_, sample_size=2000, random_state=1) if not k else 0
    fits.append((count, model.inertia_, score))
print(json.dumps({"cpuSeconds": time.process_time() - start, "inertias": {str(c): i for c, i, _ in fits}}))
