"""The page of an events file while it is being edited: drawn again at every save, served to this computer only."""
