"""What outlives one article: where this user's things are, the source library, and the vault.

The library is opened with `opening.open_library`; its database code is loaded only then. The vault
knows nothing of the library and the library nothing of the vault.
"""
