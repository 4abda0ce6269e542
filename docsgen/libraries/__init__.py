# A package for each library of which docsgen knows more than its records say (docsgen/adapters.py).
