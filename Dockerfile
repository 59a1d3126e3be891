# Builds on the machine's own architecture and runs on linux/amd64 and linux/arm64:
#   docker buildx build --platform linux/amd64,linux/arm64 -t summitbot .
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Qdrant.Client/Qdrant.Client.csproj src/Qdrant.Client/
COPY src/SummitBot/SummitBot.csproj src/SummitBot/
RUN dotnet restore src/SummitBot -a $TARGETARCH
COPY . .
RUN dotnet publish src/SummitBot -a $TARGETARCH -c Release --no-restore --no-self-contained -o /app && mkdir /data

# Not the chiseled image: reading Kazakh, Turkish and Chinese needs ICU, which this one holds.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS run
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# The root file system may be read-only: the program writes below /data, and diagnostics would write to /tmp.
ENV Storage__DataFolder=/data \
    Corpus__Folder=/corpus \
    DOTNET_EnableDiagnostics=0
COPY --from=build /source/seeds /corpus
WORKDIR /data
VOLUME /data
USER $APP_UID
# The index answers and holds a version. The process itself ends when receiving or answering does.
HEALTHCHECK --interval=60s --timeout=20s --start-period=120s --retries=3 CMD ["dotnet", "/app/SummitBot.dll", "health"]
ENTRYPOINT ["dotnet", "/app/SummitBot.dll"]
CMD ["serve"]
